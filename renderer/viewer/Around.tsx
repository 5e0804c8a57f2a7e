/**
 * The files that a page links to: one that was read is shown here, any is opened in its own program. For such a file,
 * the pages that link to it.
 */
import { ExternalLink, FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Attachment, Citation } from '../../main/contract/answer.ts';
import { useLocale } from '../app/engine.tsx';
import { bytes as size } from '../words/figures.ts';
import css from './Around.module.css';
import { iconOf } from './file-icon.ts';
import { Outcome, useOriginal } from './original.tsx';
import type { Named } from './shown.ts';

interface AroundProps {
  readonly documentId: number;
  readonly attachments: readonly Attachment[];
  readonly linkedFrom: Citation['linkedFrom'];
  readonly openPage: (page: Named) => void;
}

export function Around({ documentId, attachments, linkedFrom, openPage }: AroundProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { opening, open } = useOriginal(documentId);
  if (attachments.length === 0 && linkedFrom.length === 0) return null;
  return (
    <div className={css.around}>
      {linkedFrom.length > 0 && (
        <div className={css.strip}>
          <h3 className={css.label}>{t('viewer.linkedFrom')}</h3>
          <ul className={css.files} aria-label={t('viewer.linkedFrom')}>
            {linkedFrom.map((page) => (
              <li key={page.documentId}>
                <button type="button" className={css.file} title={page.path} onClick={() => openPage(page)}>
                  <FileText size={13} aria-hidden />
                  <span className={css.name}>{page.title}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {attachments.length > 0 && (
        <div className={css.strip}>
          <h3 className={css.label}>{t('viewer.attachments')}</h3>
          <ul className={css.files} aria-label={t('viewer.attachments')}>
            {attachments.map(({ path, text, documentId: read, bytes }) => {
              const name = nameOf(path);
              const Icon = iconOf(path);
              const show = () =>
                read === null ? open(path) : openPage({ documentId: read, path, title: name });
              return (
                <li key={`${path} ${text}`} className={css.attachment}>
                  <button type="button" className={css.file} title={path} onClick={show}>
                    <Icon size={13} aria-hidden />
                    <span className={css.name}>{name}</span>
                    {text && !plain(name).includes(plain(text)) && <span className={css.text}>{text}</span>}
                    {typeof bytes === 'number' && <span className={css.size}>{size(bytes, locale)}</span>}
                  </button>
                  {read !== null && (
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
                </li>
              );
            })}
          </ul>
        </div>
      )}
      <Outcome opening={opening} />
    </div>
  );
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/** The link's text often is the file's name, written with blanks. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '');
