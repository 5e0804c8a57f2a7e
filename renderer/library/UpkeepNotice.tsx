/** What the library is doing, or how the last update ended. Nothing where there is nothing to say. */
import { CircleCheck, CirclePause, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useHouse, useLibrary, useLocale, useUpkeep } from '../app/engine.tsx';
import { Button, IconButton } from '../design/Button.tsx';
import { Fault } from '../design/Fault.tsx';
import notice from '../design/Notice.module.css';
import { seconds } from '../words/figures.ts';
import { ProgressView } from './ProgressView.tsx';

/** `openLibrary`: offered where the update left problems; absent in the library itself. */
export function UpkeepNotice({ openLibrary }: { openLibrary?: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { upkeep } = useHouse();
  const { state, report, error } = useUpkeep();
  const { data: library } = useLibrary();

  if (state === 'running') return <ProgressView />;
  if (state === 'failed' && error) return <Fault error={error} />;
  if (state === 'idle') {
    if (!library?.ingesting) return null;
    return (
      <div className={`${notice.notice} ${notice.warn}`} role="status">
        <p className={notice.words}>{t('ingest.elsewhere')}</p>
      </div>
    );
  }

  const dismiss = (
    <IconButton label={t('ingest.dismiss')} onClick={upkeep.dismiss}>
      <X size={16} />
    </IconButton>
  );
  if (!report) {
    return (
      <div className={`${notice.notice} ${notice.warn}`} role="status">
        <CirclePause size={18} aria-hidden />
        <p className={notice.words}>{t('ingest.cancelled')}</p>
        {dismiss}
      </div>
    );
  }
  const { documents } = report;
  const kinds = ['added', 'updated', 'removed', 'failed'] as const;
  const changes: string[] = kinds
    .filter((kind) => documents[kind] > 0)
    .map((kind) => t(`ingest.${kind}`, { count: documents[kind] }));
  if (changes.length > 0 && documents.unchanged > 0) {
    changes.push(t('ingest.unchanged', { count: documents.unchanged }));
  }
  return (
    <div className={`${notice.notice} ${notice.good}`} role="status">
      <CircleCheck size={18} aria-hidden />
      <div className={notice.words}>
        <p className={notice.message}>{changes.length > 0 ? changes.join(' · ') : t('ingest.same')}</p>
        <p>
          {t('ingest.doneIn', { seconds: seconds(report.seconds * 1000, locale) })}{' '}
          {report.problems.length > 0 && t('library.problemsCount', { count: report.problems.length })}
        </p>
      </div>
      {openLibrary && report.problems.length > 0 && (
        <Button onClick={openLibrary}>{t('library.problems')}</Button>
      )}
      {dismiss}
    </div>
  );
}
