/** Where the question is typed. Enter sends; an Enter that ends a Korean syllable does not. */
import { ArrowUp, Square } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { useLocale } from '../app/engine.tsx';
import { questionId } from '../app/shortcuts.ts';
import { count } from '../words/figures.ts';
import css from './Composer.module.css';
import { longestQuestion, refusal } from './draft.ts';
import { Manner } from './Manner.tsx';

interface Props {
  readonly draft: string;
  readonly setDraft: (draft: string) => void;
  readonly ask: (question: string) => void;
  /** Stops the answer that is running; null where none is. */
  readonly stop: (() => void) | null;
  readonly documents: number | null;
}

export function Composer({ draft, setDraft, ask, stop, documents }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const input = useRef<HTMLTextAreaElement>(null);
  const refused = refusal(draft);
  const ready = draft.trim() !== '' && refused === null;

  useEffect(() => input.current?.focus(), []);

  const press = (event: KeyboardEvent) => {
    // 229: Safari, and some input methods, end the composition before the key arrives.
    const composing = event.nativeEvent.isComposing || event.keyCode === 229;
    if (event.key !== 'Enter' || event.shiftKey || composing) return;
    event.preventDefault();
    if (ready) ask(draft);
  };

  return (
    <form
      className={css.composer}
      data-pane
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) ask(draft);
      }}
    >
      <div className={css.box}>
        <textarea
          ref={input}
          id={questionId}
          className={css.input}
          rows={1}
          value={draft}
          aria-label={t('ask.label')}
          aria-invalid={refused !== null || undefined}
          aria-describedby="question-note"
          placeholder={t('ask.placeholder')}
          spellCheck={false}
          autoComplete="off"
          data-pane-focus
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={press}
        />
        {stop ? (
          <button
            type="button"
            className={css.send}
            aria-label={t('ask.stop')}
            title={t('ask.stop')}
            onClick={stop}
          >
            <Square size={14} fill="currentColor" />
          </button>
        ) : (
          <button
            type="submit"
            className={css.send}
            aria-label={t('ask.send')}
            title={t('ask.send')}
            disabled={!ready}
          >
            <ArrowUp size={18} strokeWidth={2.2} />
          </button>
        )}
      </div>
      <p className={css.note} id="question-note">
        {refused ? (
          <span className={css.bad} role="alert">
            {t(`ask.${refused}`, { limit: count(longestQuestion, locale) })}
          </span>
        ) : (
          <span className={css.hint}>
            <Trans i18nKey="ask.hint" components={{ k: <kbd /> }} />
          </span>
        )}
        <span>
          <Manner />
          {documents !== null && ` · ${t('ask.documents', { count: documents })}`}
        </span>
      </p>
    </form>
  );
}
