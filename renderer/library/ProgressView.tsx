/** A running update: stage, counts, time left, the file at hand, what is still to be read, and ways to pause and stop it. */
import { Progress as Bar } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { useHouse, useLocale, useUpkeep } from '../app/engine.tsx';
import { Button } from '../design/Button.tsx';
import { bytes, count } from '../words/figures.ts';
import css from './ProgressView.module.css';
import type { Progress } from './upkeep.ts';

const nothingYet: Progress = { type: 'progress', stage: 'scanning', done: 0, total: 0, eta: null, path: '' };

export function ProgressView() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { upkeep } = useHouse();
  const { progress } = useUpkeep();
  const { stage, done, total, eta, path, bytes: size, left, paused } = progress ?? nothingYet;
  const number = (value: number) => count(value, locale);
  const percent = total > 0 ? Math.floor((done / total) * 100) : null;
  const still = left && [
    ...(left.pages > 0 ? [t('ingest.leftPages', { count: left.pages })] : []),
    ...(left.documents > 0 ? [t('ingest.leftDocuments', { count: left.documents })] : []),
    ...(left.scans > 0 ? [t('ingest.leftScans', { count: left.scans })] : []),
  ];
  return (
    <section className={css.progress} aria-label={t('ingest.title')}>
      <div className={css.line}>
        <strong>{paused ? t('ingest.paused') : t(`ingest.${stage}`)}</strong>
        <span className={css.counts}>
          {total > 0
            ? t('ingest.count', { done: number(done), total: number(total) })
            : stage === 'scanning' && t('ingest.found', { done: number(done) })}
          {size &&
            ` · ${t('ingest.count', { done: bytes(size.done, locale), total: bytes(size.total, locale) })}`}
        </span>
        <span className={css.eta}>
          {paused
            ? ''
            : eta === null
              ? t('ingest.etaUnknown')
              : eta < 90
                ? t('ingest.etaSeconds', { count: Math.max(1, Math.round(eta)) })
                : t('ingest.etaMinutes', { count: Math.round(eta / 60) })}
        </span>
        {stage === 'reading' && (
          <Button onClick={paused ? upkeep.resume : upkeep.pause}>
            {paused ? t('ingest.resume') : t('ingest.pause')}
          </Button>
        )}
        <Button onClick={upkeep.cancel}>{t('ingest.cancel')}</Button>
      </div>
      <Bar.Root className={css.track} value={percent} aria-label={t(`ingest.${stage}`)}>
        <Bar.Indicator className={css.bar} style={{ width: percent === null ? '30%' : `${percent}%` }} />
      </Bar.Root>
      {still && still.length > 0 && (
        <p className={css.left}>{t('ingest.left', { parts: still.join(' · ') })}</p>
      )}
      <p className={css.path}>{path || '\u00a0'}</p>
    </section>
  );
}
