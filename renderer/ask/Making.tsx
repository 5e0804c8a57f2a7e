/** How an answer came about: what it waited for, how the question was understood, the steps on request. */
import { useTranslation } from 'react-i18next';
import { Button } from '../design/Button.tsx';
import css from './Making.module.css';
import { foreign, notes, type Turn } from './turn.ts';

/** Above all that is said of the answer: the caution and the refusal are read in its light. */
export function Foreign({ turn }: { turn: Turn }) {
  const said = foreign(turn);
  return said === null ? null : <p className={css.line}>{said}</p>;
}

/** Above the answer. */
export function Understood({ turn }: { turn: Turn }) {
  const { t } = useTranslation();
  const { standalone, alsoSearched, queued, provisional } = turn.making;
  const lines = [
    standalone !== null && t('making.standalone', { question: standalone }),
    alsoSearched.length > 0 && t('making.alsoSearched', { questions: alsoSearched.join(', ') }),
    queued !== null && t('making.queued', { count: queued }),
    queued === null && provisional && turn.state === 'asking' && t('making.writing'),
  ].filter((line) => line !== false);
  return lines.map((line) => (
    <p key={line} className={css.line}>
      {line}
    </p>
  ));
}

/** Below the answer. */
export function Making({ turn }: { turn: Turn }) {
  const { t } = useTranslation();
  const { answer, making } = turn;
  const { steps } = making;
  const adapters = (answer?.adapters ?? []).map(({ name, scale }) => `${name} × ${scale}`);
  const by = answer?.model
    ? [answer.model.name, ...adapters, t(`manner.modes.${answer.mode}`)].join(' · ')
    : null;
  return (
    <>
      {notes(turn).map((note) => (
        <p key={note} className={css.note}>
          {note}
        </p>
      ))}
      {by && <p className={css.line}>{by}</p>}
      {steps.length > 0 && (
        <details className={css.steps}>
          <summary>{t('making.steps', { count: steps.length })}</summary>
          <ol>
            {steps.map(({ kind, detail, pages }, at) => (
              // Steps are only ever added at the end.
              // biome-ignore lint/suspicious/noArrayIndexKey: as said.
              <li key={at}>
                <strong>{t(`making.kinds.${kind}`)}</strong> {detail}
                {pages.length > 0 && <span className={css.pages}> {pages.join(' / ')}</span>}
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

interface ChoiceProps {
  readonly turn: Turn;
  readonly choose: (question: string) => void;
  readonly decline: () => void;
}

/** Which of two is meant: one click, or none of it. */
export function ChoiceBack({ turn, choose, decline }: ChoiceProps) {
  const { t } = useTranslation();
  const { choice } = turn.making;
  if (choice === null) return null;
  return (
    <fieldset className={css.choice}>
      <legend>{choice.question}</legend>
      {choice.options.map(({ name, question, documentId }) => (
        <Button key={documentId} onClick={() => choose(question)}>
          {name}
        </Button>
      ))}
      <Button look="quiet" onClick={decline}>
        {t('making.decline')}
      </Button>
    </fieldset>
  );
}
