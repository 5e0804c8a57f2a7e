/** Was it helpful? A reason may follow, and "the right page is the one that is open". Kept in the library only. */
import { ThumbsDown, ThumbsUp } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../app/engine.tsx';
import { asFault } from '../client/index.ts';
import { Button, IconButton } from '../design/Button.tsx';
import { Fault } from '../design/Fault.tsx';
import type { Shown } from '../viewer/shown.ts';
import css from './Helpful.module.css';
import type { Turn } from './turn.ts';

interface Props {
  readonly turn: Turn;
  /** The page of this turn that is open now: it may be named as the right one. */
  readonly shown: Shown | null;
}

export function Helpful({ turn, shown }: Props) {
  const { t } = useTranslation();
  const client = useClient();
  const id = useId();
  const [given, setGiven] = useState<'helpful' | 'not-helpful' | 'right-page' | null>(null);
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  const { question } = turn;
  const give = (kind: NonNullable<typeof given>, more: { reason?: string; documentId?: number } = {}) => {
    setError(null);
    const documentId = turn.citations[0]?.documentId;
    const page = documentId === undefined ? {} : { documentId };
    client.feedback.give({ kind, question, ...page, ...more }).then(() => setGiven(kind), setError);
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    give('not-helpful', { reason });
    setAsking(false);
  };
  if (given !== null && !asking) {
    return (
      <p role="status" className={css.thanks}>
        {t(given === 'right-page' ? 'helpful.pageKept' : 'helpful.kept')}
      </p>
    );
  }
  return (
    <>
      <span className={css.ask}>
        <IconButton label={t('helpful.yes')} onClick={() => give('helpful')}>
          <ThumbsUp size={15} />
        </IconButton>
        <IconButton label={t('helpful.no')} aria-expanded={asking} onClick={() => setAsking(!asking)}>
          <ThumbsDown size={15} />
        </IconButton>
      </span>
      {asking && (
        <form className={css.form} onSubmit={send}>
          <label htmlFor={id}>{t('helpful.reason')}</label>
          <input
            id={id}
            value={reason}
            spellCheck={false}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button type="submit">{t('helpful.send')}</Button>
          {shown && (
            <Button
              onClick={() => {
                give('right-page', { reason, documentId: shown.page.documentId });
                setAsking(false);
              }}
            >
              {t('helpful.rightPage', { title: shown.page.title })}
            </Button>
          )}
          {!shown && <span className={css.hint}>{t('helpful.hint')}</span>}
        </form>
      )}
      {error !== null && <Fault error={asFault(error)} />}
    </>
  );
}
