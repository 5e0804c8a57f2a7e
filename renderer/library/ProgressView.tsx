/** A running update: stage, counts, time left, the file at hand, and a way to stop it. */
import { Progress as Bar } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { useHouse, useLocale, useUpkeep } from '../app/engine.tsx';
import { Button } from '../design/Button.tsx';
import { count } from '../words/figures.ts';
import css from './ProgressView.module.css';

export function ProgressView() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { upkeep } = useHouse();
  const { progress } = useUpkeep();
  const { stage, done, total, eta, path } = progress ?? {
    stage: 'scanning',
    done: 0,
    total: 0,
    eta: null,
    path: '',
  };
  const number = (value: number) => count(value, locale);
  const percent = total > 0 ? Math.floor((done / total) * 100) : null;
  return (
    <section className={css.progress} aria-label={t('ingest.title')}>
      <div className={css.line}>
        <strong>{t(`ingest.${stage}`)}</strong>
        <span className={css.counts}>
          {total > 0
            ? t('ingest.count', { done: number(done), total: number(total) })
            : t('ingest.found', { done: number(done) })}
        </span>
        <span className={css.eta}>
          {eta === null
            ? t('ingest.etaUnknown')
            : eta < 90
              ? t('ingest.etaSeconds', { count: Math.max(1, Math.round(eta)) })
              : t('ingest.etaMinutes', { count: Math.round(eta / 60) })}
        </span>
        <Button onClick={upkeep.cancel}>{t('ingest.cancel')}</Button>
      </div>
      <Bar.Root className={css.track} value={percent} aria-label={t(`ingest.${stage}`)}>
        <Bar.Indicator className={css.bar} style={{ width: percent === null ? '30%' : `${percent}%` }} />
      </Bar.Root>
      <p className={css.path}>{path || '\u00a0'}</p>
    </section>
  );
}
