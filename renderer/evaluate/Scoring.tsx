/**
 * A person scores answers one after the other, by keyboard: a digit 0–2 scores accuracy, the next one detail, then the
 * next question comes. Arrows go back and forth, Backspace takes the last digit back.
 */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvaluationRow } from '../../main/contract/evaluation.ts';
import { useClient } from '../app/engine.tsx';
import { isTyping, useKeys } from '../app/shortcuts.ts';
import { IconButton } from '../design/Button.tsx';
import { Choice } from '../design/Choice.tsx';
import { AnswerText } from './AnswerText.tsx';
import css from './Evaluate.module.css';

type Field = 'accuracy' | 'detail';
type Score = '0' | '1' | '2';

interface Props {
  readonly run: number;
  readonly rows: readonly EvaluationRow[];
  readonly scored: () => void;
}

export function Scoring({ run, rows, scored }: Props) {
  const { t } = useTranslation();
  const client = useClient();
  const [at, setAt] = useState(() => {
    const open = rows.findIndex(({ accuracy, detail }) => accuracy === null || detail === null);
    return Math.max(0, open);
  });
  const [given, setGiven] = useState<ReadonlyMap<string, number | null>>(new Map());
  const row = rows[at];
  const scoreOf = (field: Field) => {
    if (!row) return null;
    const key = `${row.ordinal} ${field}`;
    return given.has(key) ? (given.get(key) ?? null) : row[field];
  };
  const move = (step: number) => setAt(Math.min(rows.length - 1, Math.max(0, at + step)));
  const score = (field: Field, value: number | null) => {
    if (!row) return;
    setGiven(new Map(given).set(`${row.ordinal} ${field}`, value));
    void client.evaluations.score({ id: run, ordinal: row.ordinal, [field]: value }).then(scored, scored);
  };
  useKeys((event) => {
    const digit = /^(?:Digit|Numpad)([0-2])$/.exec(event.code)?.[1];
    if (isTyping(event.target) && (event.target as HTMLInputElement).type !== 'radio') return;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (digit !== undefined) {
      if (scoreOf('accuracy') === null) score('accuracy', Number(digit));
      else {
        score('detail', Number(digit));
        move(1);
      }
    } else if (event.key === 'Backspace') {
      if (scoreOf('detail') !== null) score('detail', null);
      else if (scoreOf('accuracy') !== null) score('accuracy', null);
      else move(-1);
    } else if (event.key === 'ArrowRight') move(1);
    else if (event.key === 'ArrowLeft') move(-1);
    else return;
    event.preventDefault();
  });
  if (!row) return null;
  return (
    <div className={css.scoring}>
      <header className={css.head}>
        <p className={css.note}>
          {at + 1} / {rows.length} · {t('evaluate.scoringBody')}
        </p>
        <span>
          <IconButton label={t('evaluate.previous')} disabled={at === 0} onClick={() => move(-1)}>
            <ChevronLeft size={18} />
          </IconButton>
          <IconButton label={t('evaluate.next')} disabled={at === rows.length - 1} onClick={() => move(1)}>
            <ChevronRight size={18} />
          </IconButton>
        </span>
      </header>
      <h3 className={css.question}>{row.question}</h3>
      <div className={css.scores}>
        {(['accuracy', 'detail'] as const).map((field) => (
          <div key={`${row.ordinal} ${field}`} className={css.score}>
            <span>{t(`evaluate.${field}`)}</span>
            <Choice<Score | ''>
              label={t(`evaluate.${field}`)}
              value={String(scoreOf(field) ?? '') as Score | ''}
              choices={
                {
                  '0': t(`evaluate.scores.${field}.none`),
                  '1': t(`evaluate.scores.${field}.part`),
                  '2': t(`evaluate.scores.${field}.full`),
                } as Record<Score | '', string>
              }
              choose={(value) => score(field, Number(value))}
            />
          </div>
        ))}
      </div>
      <div className={css.pair}>
        <AnswerText title={t('evaluate.answer')} row={row} />
        <section aria-label={t('evaluate.gold')}>
          <h4>{t('evaluate.gold')}</h4>
          <p className={css.text}>
            {row.unanswerable ? t('evaluate.unanswerable') : (row.goldAnswer ?? row.evidence ?? '–')}
          </p>
          <ul>
            {row.goldFiles.map((file) => (
              <li key={file}>{file}</li>
            ))}
          </ul>
        </section>
      </div>
    </div>
  );
}
