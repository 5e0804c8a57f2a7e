/**
 * One file that a page links to, with its icon and size: one that was read is shown here, any document is opened in its
 * own program, a program is only shown in its folder, and one that is not there says so.
 */
import { ExternalLink, FolderOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '../../main/contract/answer.ts';
import { useLocale } from '../app/engine.tsx';
import { bytes as written } from '../words/figures.ts';
import css from './Around.module.css';
import { iconOf } from './file-icon.ts';
import type { Named } from './shown.ts';

interface Props {
  readonly attachment: Attachment;
  readonly openPage: (page: Named) => void;
  /** Hands it to its own program; shows it in its folder. */
  readonly open: (path: string) => void;
  readonly reveal: (path: string) => void;
}

export function AttachmentFile({ attachment, openPage, open, reveal }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { path, text, documentId, bytes, missing, opens } = attachment;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const Icon = iconOf(path);
  const words = (
    <>
      <Icon size={13} aria-hidden />
      <span className={css.name}>{name}</span>
      {text && !plain(name).includes(plain(text)) && <span className={css.text}>{text}</span>}
      {missing ? (
        <span className={css.missing}>{t('viewer.missing')}</span>
      ) : (
        typeof bytes === 'number' && <span className={css.size}>{written(bytes, locale)}</span>
      )}
    </>
  );
  // What was read of a file that has gone can still be looked at.
  if (missing && documentId === null) {
    return (
      <span className={css.file} title={path} data-missing>
        {words}
      </span>
    );
  }
  const inFolderOnly = documentId === null && opens === false;
  const act = () => {
    if (documentId !== null) openPage({ documentId, path, title: name });
    else if (inFolderOnly) reveal(path);
    else open(path);
  };
  return (
    <>
      <button
        type="button"
        className={css.file}
        title={inFolderOnly ? `${path}\n${t('viewer.inFolderOnly')}` : path}
        onClick={act}
      >
        {words}
        {inFolderOnly && (
          <>
            <FolderOpen size={13} aria-hidden />
            <span className="visually-hidden">{t('viewer.reveal')}</span>
          </>
        )}
      </button>
      {documentId !== null && !missing && (
        <button
          type="button"
          className={css.file}
          aria-label={t('viewer.openOriginalOf', { name })}
          title={t('viewer.openOriginal')}
          onClick={() => open(path)}
        >
          <ExternalLink size={13} aria-hidden />
        </button>
      )}
    </>
  );
}

/** The link's text often is the file's name, written with blanks. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '');
