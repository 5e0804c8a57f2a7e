/** One question with its answer: what was found, how sure, from where. */
import { CircleCheck, CircleHelp, RotateCcw, SearchX } from 'lucide-react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/engine.tsx';
import { Button } from '../design/Button.tsx';
import { Fault } from '../design/Fault.tsx';
import { type Shown, showCitation, showPage } from '../viewer/shown.ts';
import { seconds } from '../words/figures.ts';
import { FootnoteMark } from './FootnoteMark.tsx';
import { Nearest, Sources } from './Sources.tsx';
import css from './TurnView.module.css';
import type { Turn } from './turn.ts';

interface Props {
  readonly turn: Turn;
  readonly latest: boolean;
  /** The page of this turn that is open now. */
  readonly shown: Shown | null;
  readonly open: (shown: Shown) => void;
  readonly again: (question: string) => void;
  readonly ref: Ref<HTMLElement> | undefined;
}

export function TurnView({ turn, latest, shown, open, again, ref }: Props) {
  const { t } = useTranslation();
  const { answer } = turn;
  return (
    <article className={css.turn} ref={ref} aria-labelledby={`question-${turn.id}`}>
      <h2 className={css.question} id={`question-${turn.id}`}>
        {turn.question}
      </h2>
      {turn.confidence && <Verdict turn={turn} />}
      {turn.state === 'asking' && turn.confidence === null && (
        <p className={css.searching}>
          <span className={css.dot} aria-hidden />
          {t('ask.searching')}
        </p>
      )}
      {turn.confidence === 'unsure' && (
        <p className={css.caution}>
          {t('answer.unsureBody')}
          <UnknownWords turn={turn} />
        </p>
      )}
      <AnswerText turn={turn} shown={shown} open={open} />
      {turn.confidence !== 'none' && (
        <Sources turn={turn} shown={shown} open={(citation) => open(showCitation(turn.id, citation))} />
      )}
      {answer && answer.nearest.length > 0 && turn.confidence !== 'sure' && (
        <Nearest pages={answer.nearest} shown={shown} open={(page) => open(showPage(turn.id, page))} />
      )}
      {turn.state === 'stopped' && (
        <p className={css.stopped}>
          {t('ask.stopped')}
          <Button look="quiet" onClick={() => again(turn.question)}>
            <RotateCcw size={14} aria-hidden />
            {t('ask.again')}
          </Button>
        </p>
      )}
      {turn.error && <Fault error={turn.error} retry={latest ? () => again(turn.question) : undefined} />}
    </article>
  );
}

const verdicts = { sure: CircleCheck, unsure: CircleHelp, none: SearchX } as const;

function Verdict({ turn }: { turn: Turn }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const confidence = turn.confidence ?? 'none';
  const Icon = verdicts[confidence];
  return (
    <p className={css.verdict}>
      <span className={`${css.badge} ${css[confidence]}`}>
        <Icon size={14} aria-hidden />
        {t(`answer.${confidence}`)}
      </span>
      {turn.answer && <span>{t('answer.seconds', { seconds: seconds(turn.answer.ms.total, locale) })}</span>}
    </p>
  );
}

function UnknownWords({ turn }: { turn: Turn }) {
  const { t } = useTranslation();
  const words = turn.answer?.unknownWords ?? [];
  if (words.length === 0) return null;
  return (
    <span className={css.unknown}>
      {t('answer.unknownWords')}{' '}
      {words.map((word) => (
        <em key={word}>{word}</em>
      ))}
    </span>
  );
}

function AnswerText({ turn, shown, open }: Pick<Props, 'turn' | 'shown' | 'open'>) {
  const { t } = useTranslation();
  if (turn.confidence === 'none') {
    const refusal = turn.sentences.map(({ text }) => text).join(' ');
    return (
      <div className={css.refusal}>
        <p>{refusal || t('answer.noneBody')}</p>
        <UnknownWords turn={turn} />
      </div>
    );
  }
  if (turn.sentences.length === 0) return null;
  return (
    <div className={css.answer} lang={turn.answer?.language === 'en' ? 'en' : 'ko'}>
      {turn.sentences.map((sentence, at) => (
        // Sentences are only ever added at the end.
        // biome-ignore lint/suspicious/noArrayIndexKey: as said.
        <p key={at} className={css.sentence}>
          {sentence.text}
          {sentence.citations.map((n) => {
            const citation = turn.citations.find((one) => one.n === n);
            return (
              citation && (
                <FootnoteMark
                  key={n}
                  citation={citation}
                  active={shown?.n === n}
                  open={() => open(showCitation(turn.id, citation))}
                />
              )
            );
          })}
        </p>
      ))}
    </div>
  );
}
