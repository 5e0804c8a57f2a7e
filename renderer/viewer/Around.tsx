/** The files that a page links to, each opened in its own program; for such a file, the pages that link to it. */
import { Paperclip } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment, Citation } from '../../main/contract/index.ts';
import { useClient } from '../app/engine.tsx';
import { asFault } from '../client/index.ts';
import { Copy } from '../design/Copy.tsx';
import { Fault } from '../design/Fault.tsx';
import notice from '../design/Notice.module.css';
import css from './Around.module.css';

interface AroundProps {
  readonly documentId: number;
  readonly attachments: readonly Attachment[];
  readonly linkedFrom: Citation['linkedFrom'];
}

export function Around({ documentId, attachments, linkedFrom }: AroundProps) {
  const { t } = useTranslation();
  const client = useClient();
  const [result, setResult] = useState<{ opened: boolean; path: string } | null>(null);
  const [error, setError] = useState<unknown>(null);
  if (attachments.length === 0 && linkedFrom.length === 0) return null;

  const open = (attachment: string) => {
    setError(null);
    setResult(null);
    client.originals.open({ documentId, attachment }).then(setResult, setError);
  };
  return (
    <div className={css.around}>
      {linkedFrom.length > 0 && (
        <p className={css.from}>
          {t('viewer.linkedFrom', { pages: linkedFrom.map(({ title }) => title).join(', ') })}
        </p>
      )}
      {attachments.length > 0 && (
        <ul className={css.files} aria-label={t('viewer.attachments')}>
          {attachments.map(({ path, text }) => (
            <li key={path}>
              <button type="button" className={css.file} title={path} onClick={() => open(path)}>
                <Paperclip size={13} aria-hidden />
                <span className={css.name}>{nameOf(path)}</span>
                {text && !nameOf(path).includes(text) && <span className={css.text}>{text}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div role="status">
        {result?.opened && <p className={css.from}>{t('viewer.opened')}</p>}
        {result && !result.opened && (
          <div className={notice.notice}>
            <div className={notice.words}>
              <p>{t('viewer.notOpened')}</p>
              <code>{result.path}</code>
            </div>
            <Copy text={result.path} label={t('viewer.copyPath')} />
          </div>
        )}
      </div>
      {error !== null && <Fault error={asFault(error)} />}
    </div>
  );
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
