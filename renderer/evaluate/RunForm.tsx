/** Runs a sheet: which one, asked how, how far it is, and a way to stop it. */
import { Progress as Bar } from 'radix-ui';
import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useAdapters } from '../app/adapters.ts';
import { inUse } from '../app/adapters-in-use.ts';
import { useHouse, useLocale } from '../app/engine.tsx';
import { Button } from '../design/Button.tsx';
import { Fault } from '../design/Fault.tsx';
import { PathField } from '../design/PathField.tsx';
import { count } from '../words/figures.ts';
import { type Asked, AskedWith, useFitting } from './AskedWith.tsx';
import css from './Evaluate.module.css';

export function RunForm() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { evaluator } = useHouse();
  const { state, done, total, run, runs, error } = useSyncExternalStore(evaluator.subscribe, evaluator.now);
  const { known, settingOf } = useAdapters();
  const [changed, setChanged] = useState<Partial<Asked>>({});
  // Until a person changes it: as agents are answered now.
  const asked: Asked = { mode: 'auto', model: null, adapters: known.map(settingOf), both: true, ...changed };
  const fitting = useFitting(asked.model);

  const start = (sheet: string) => {
    const used = asked.mode === 'quote' ? [] : inUse(asked.adapters, fitting?.adapters ?? []);
    evaluator.start({
      sheet,
      mode: asked.mode,
      model: (asked.mode !== 'quote' && asked.model) || undefined,
      adapters: used.length > 0 && asked.both ? [[], used] : [used],
    });
  };
  const percent = total > 0 ? Math.floor((done / total) * 100) : null;
  return (
    <>
      <AskedWith asked={asked} set={(next) => setChanged({ ...changed, ...next })} />
      <PathField
        label={t('evaluate.sheet')}
        kind="sheet"
        submit={t('evaluate.start')}
        busy={state === 'running'}
        start={start}
      />
      {state === 'running' && (
        <div className={css.progress}>
          <Bar.Root className={css.track} value={percent} aria-label={t('evaluate.running')}>
            <Bar.Indicator className={css.bar} style={{ width: `${percent ?? 4}%` }} />
          </Bar.Root>
          <span>
            {runs > 1 && `${t('evaluate.runOf', { run, runs })} · `}
            {t('ingest.count', { done: count(done, locale), total: count(total, locale) })}
          </span>
          <Button onClick={() => evaluator.stop()}>{t('evaluate.stop')}</Button>
        </div>
      )}
      {error !== null && <Fault error={error} />}
    </>
  );
}
