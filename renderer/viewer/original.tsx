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
  readonly result: { readonly opened: boolean; readonly path: string } | null;
  readonly error: unknown;
}

/** `open` without an attachment opens the document itself. */
export function useOriginal(documentId: number) {
  const client = useClient();
  const [opening, setOpening] = useState<Opening>({ result: null, error: null });
  const open = (attachment?: string) => {
    setOpening({ result: null, error: null });
    client.originals.open(attachment === undefined ? { documentId } : { documentId, attachment }).then(
      (result) => setOpening({ result, error: null }),
      (error) => setOpening({ result: null, error }),
    );
  };
  return { opening, open };
}

export function Outcome({ opening: { result, error } }: { opening: Opening }) {
  const { t } = useTranslation();
  return (
    <>
      <div role="status" className={css.outcome}>
        {result?.opened && <p className={css.note}>{t('viewer.opened')}</p>}
        {result && !result.opened && (
          <div className={`${notice.notice} ${css.notOpened}`}>
            <div className={notice.words}>
              <p>{t('viewer.notOpened')}</p>
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
