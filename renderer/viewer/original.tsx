/** Handing an original (or a file that it links to) to its own program, and saying how that went. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../app/engine.tsx';
import { asFault } from '../client/index.ts';
import { Copy } from '../design/Copy.tsx';
import { Fault } from '../design/Fault.tsx';
import notice from '../design/Notice.module.css';
import css from './Viewer.module.css';

export interface Opening {
  /** `how`: handed to its own program, or shown in its folder. */
  readonly result: { readonly how: 'open' | 'reveal'; readonly done: boolean; readonly path: string } | null;
  readonly error: unknown;
}

/** `open` without an attachment opens the document itself. */
export function useOriginal(documentId: number) {
  const client = useClient();
  const [opening, setOpening] = useState<Opening>({ result: null, error: null });
  const open = (attachment?: string) => {
    setOpening({ result: null, error: null });
    client.originals.open(attachment === undefined ? { documentId } : { documentId, attachment }).then(
      ({ opened, path }) => setOpening({ result: { how: 'open', done: opened, path }, error: null }),
      (error) => setOpening({ result: null, error }),
    );
  };
  const reveal = (attachment?: string) => {
    setOpening({ result: null, error: null });
    client.originals.reveal(attachment === undefined ? { documentId } : { documentId, attachment }).then(
      ({ shown, path }) => setOpening({ result: { how: 'reveal', done: shown, path }, error: null }),
      (error) => setOpening({ result: null, error }),
    );
  };
  return { opening, open, reveal };
}

export function Outcome({ opening: { result, error } }: { opening: Opening }) {
  const { t } = useTranslation();
  return (
    <>
      <div role="status" className={css.outcome}>
        {result?.done && (
          <p className={css.note}>{t(result.how === 'open' ? 'viewer.opened' : 'viewer.revealed')}</p>
        )}
        {result && !result.done && (
          <div className={`${notice.notice} ${css.notOpened}`}>
            <div className={notice.words}>
              <p>{t(result.how === 'open' ? 'viewer.notOpened' : 'viewer.notRevealed')}</p>
              <code>{result.path}</code>
            </div>
            <Copy text={result.path} label={t('viewer.copyPath')} />
          </div>
        )}
      </div>
      {error !== null && <Fault error={asFault(error)} />}
    </>
  );
}
