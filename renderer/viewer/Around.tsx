/** The files that a page links to; for such a file, the pages that link to it. */
import { FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Attachment, Citation } from '../../main/contract/answer.ts';
import css from './Around.module.css';
import { AttachmentFile } from './AttachmentFile.tsx';
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
  const { opening, open, reveal } = useOriginal(documentId);
  if (attachments.length === 0 && linkedFrom.length === 0) return null;
  return (
    <>
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
              {attachments.map((attachment) => (
                <li key={`${attachment.path} ${attachment.text}`} className={css.attachment}>
                  <AttachmentFile attachment={attachment} openPage={openPage} open={open} reveal={reveal} />
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      {/* Outside of what scrolls: it is the answer to a click. */}
      <div className={css.told}>
        <Outcome opening={opening} />
      </div>
    </>
  );
}
