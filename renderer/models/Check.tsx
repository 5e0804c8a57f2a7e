/** What the library's own check says of an embedder or a reranker, and a person's word against it. */
import { useTranslation } from 'react-i18next';
import { fewestPairs } from '../../main/contract/fewest-pairs.ts';
import type { Model } from '../../main/contract/models.ts';
import { useLocale } from '../app/engine.tsx';
import { Button } from '../design/Button.tsx';
import { count, milliseconds, rank } from '../words/figures.ts';
import css from './Models.module.css';

export function Check({ model, use }: { model: Model; use: (anyway: boolean) => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { check, role, serving } = model;
  if (!serving || !check || role === 'chat') return null;
  const { state, pairs, mrrWithout, mrrWith, pace, reads } = check;
  const isRefused = state === 'off' || state === 'slow' || state === 'few';
  const figures =
    mrrWithout === null || mrrWith === null
      ? ''
      : ` ${t('models.checkFigures', {
          before: rank(mrrWithout, locale),
          after: rank(mrrWith, locale),
          pairs: count(pairs, locale),
        })}`;
  const speed =
    pace === null || reads === null
      ? ''
      : ` ${t('models.checkPace', { pace: milliseconds(pace, locale), reads: count(reads, locale) })}`;
  return (
    <p className={css.check}>
      <span className={isRefused ? css.warn : css.facts}>
        {t(`models.check.${state}`, { fewest: count(fewestPairs, locale) })}
        {figures}
        {speed}
      </span>
      {isRefused && <Button onClick={() => use(true)}>{t('models.useAnyway')}</Button>}
      {state === 'anyway' && <Button onClick={() => use(false)}>{t('models.asChecked')}</Button>}
    </p>
  );
}
