/** What a person does with an answer: copies it, says it to the customer, prints it, asks again or otherwise. */
import { ClipboardCheck, ClipboardCopy, MessageCircle, Pencil, Printer, RotateCcw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHouse, useLocale } from '../app/engine.tsx';
import { useKeys } from '../app/shortcuts.ts';
import { IconButton } from '../design/Button.tsx';
import { copyBoth } from '../design/clipboard.ts';
import type { Shown } from '../viewer/shown.ts';
import { day } from '../words/figures.ts';
import { asPlainText, asRichText } from './copied.ts';
import { Helpful } from './Helpful.tsx';
import { whereIn } from './Sources.tsx';
import { Speech } from './Speech.tsx';
import css from './TurnActions.module.css';
import type { Turn } from './turn.ts';

interface Props {
  readonly turn: Turn;
  readonly latest: boolean;
  readonly again: (question: string) => void;
  readonly edit: (question: string) => void;
  readonly shown: Shown | null;
}

export function TurnActions({ turn, latest, again, edit, shown }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { printing } = useHouse();
  const [copied, setCopied] = useState(false);
  const [speaking, setSpeaking] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2500);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = () => {
    const words = {
      sources: t('answer.sources'),
      about: (one: Turn['citations'][number]) =>
        [whereIn(one, t), t('answer.modified', { date: day(one.modified, locale) })]
          .filter(Boolean)
          .join(' · '),
    };
    void copyBoth(asPlainText(turn, words), asRichText(turn, words)).then(() => setCopied(true));
  };
  useKeys((event) => {
    if (!latest || !event.altKey || event.code !== 'KeyC' || !turn.answer) return;
    copy();
    event.preventDefault();
  });
  const whole = turn.answer !== null && turn.citations.length > 0 && turn.confidence !== 'none';
  const korean = turn.answer?.language !== 'en';

  return (
    <>
      <div className={css.actions} role="toolbar" aria-label={t('ask.actions')}>
        {whole && (
          <>
            <IconButton label={`${t('ask.copyAnswer')}${latest ? ' (Alt C)' : ''}`} onClick={copy}>
              {copied ? <ClipboardCheck size={16} /> : <ClipboardCopy size={16} />}
            </IconButton>
            {korean && (
              <IconButton
                label={t('ask.speak')}
                aria-expanded={speaking}
                onClick={() => setSpeaking(!speaking)}
              >
                <MessageCircle size={16} />
              </IconButton>
            )}
            <IconButton label={t('ask.print')} onClick={() => printing.print(turn)}>
              <Printer size={16} />
            </IconButton>
          </>
        )}
        <IconButton label={t('ask.edit')} onClick={() => edit(turn.question)}>
          <Pencil size={15} />
        </IconButton>
        <IconButton label={t('ask.retry')} onClick={() => again(turn.question)}>
          <RotateCcw size={15} />
        </IconButton>
        <Helpful turn={turn} shown={shown} />
        <span role="status" className={css.said}>
          {copied ? t('ask.copiedAnswer') : ''}
        </span>
      </div>
      {speaking && <Speech turn={turn} />}
    </>
  );
}
