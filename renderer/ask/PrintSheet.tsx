/** An answer on paper: the question, the sentences with their numbers, and each source with its quote and its date. */
import { useEffect, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useHouse, useLocale } from '../app/engine.tsx';
import { day, moment } from '../words/figures.ts';
import css from './PrintSheet.module.css';
import { Quoted } from './Quoted.tsx';
import { whereIn } from './Sources.tsx';

export function PrintSheet() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { printing } = useHouse();
  const turn = useSyncExternalStore(printing.subscribe, printing.now);
  useEffect(() => {
    if (turn === null) return;
    window.addEventListener('afterprint', printing.done, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', printing.done);
  }, [turn, printing]);
  if (turn === null) return null;
  return createPortal(
    <article className={css.sheet} lang={turn.answer?.language === 'en' ? 'en' : 'ko'}>
      <h1>{turn.question}</h1>
      {turn.sentences.map(({ text, citations }, at) => (
        // Sentences never move.
        // biome-ignore lint/suspicious/noArrayIndexKey: as said.
        <p key={at}>
          {text}
          {citations.map((n) => (
            <sup key={n}>[{n}]</sup>
          ))}
        </p>
      ))}
      <h2>{t('answer.sources')}</h2>
      <ol>
        {turn.citations.map((citation) => (
          <li key={citation.n} value={citation.n}>
            <strong>{citation.title}</strong> {whereIn(citation, t)}
            <blockquote>
              <Quoted {...citation} />
            </blockquote>
            <span>
              {citation.path} · {t('answer.modified', { date: day(citation.modified, locale) })}
            </span>
          </li>
        ))}
      </ol>
      <footer>Footnote · {t('ask.printed', { date: moment(new Date().toISOString(), locale) })}</footer>
    </article>,
    document.body,
  );
}
