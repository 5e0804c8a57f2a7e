/** The main screen before the first question. */
import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LibraryState } from '../../main/contract/library.ts';
import { useLocale } from '../app/engine.tsx';
import { UpkeepNotice } from '../library/UpkeepNotice.tsx';
import { exampleQuestions } from './examples.ts';
import css from './Greeting.module.css';

interface Props {
  readonly library: LibraryState;
  readonly ask: (question: string) => void;
  readonly openLibrary: () => void;
}

export function Greeting({ library, ask, openLibrary }: Props) {
  const { t } = useTranslation();
  const examples = exampleQuestions(library, useLocale());
  return (
    <div className={css.greeting}>
      <UpkeepNotice openLibrary={openLibrary} />
      <h2 className={css.title}>{t('ask.greeting')}</h2>
      <p className={css.body}>{t('ask.greetingBody')}</p>
      {examples.length > 0 && (
        <section aria-labelledby="examples">
          <h3 className={css.head} id="examples">
            {t('ask.examples')}
          </h3>
          <ul className={css.examples}>
            {examples.map(({ lang, question }) => (
              <li key={question}>
                <button type="button" lang={lang} className={css.example} onClick={() => ask(question)}>
                  {question}
                  <ArrowRight size={16} aria-hidden />
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
