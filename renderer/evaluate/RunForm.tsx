/** Runs a sheet: which one, how far it is, and a way to stop it. */
import { Progress as Bar } from 'radix-ui';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useLocale } from '../app/engine.tsx';
import { asFault } from '../client/index.ts';
import { Button } from '../design/Button.tsx';
import { Fault } from '../design/Fault.tsx';
import { PathField } from '../design/PathField.tsx';
import { count } from '../words/figures.ts';
import css from './Evaluate.module.css';

/** `done` is given the kept run's number; null where none was kept. */
export function RunForm({ done }: { done: (id: number | null) => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const client = useClient();
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const running = useRef<AbortController>(null);
  // Leaving the screen ends the run: nobody would see what came of it.
  useEffect(() => () => running.current?.abort(), []);

  const start = async (sheet: string) => {
    const stop = new AbortController();
    running.current = stop;
    setError(null);
    setProgress({ done: 0, total: 0 });
    try {
      for await (const event of await client.evaluate({ sheet, keep: true }, { signal: stop.signal })) {
        if (event.type === 'progress') setProgress(event);
        else if (event.type === 'done') done(event.run ?? null);
      }
    } catch (thrown) {
      const fault = asFault(thrown, stop.signal);
      if (fault.code !== 'cancelled') setError(fault);
    } finally {
      setProgress(null);
    }
  };
  const percent = progress && progress.total > 0 ? Math.floor((progress.done / progress.total) * 100) : null;
  return (
    <>
      <PathField
        label={t('evaluate.sheet')}
        kind="sheet"
        submit={t('evaluate.start')}
        busy={progress !== null}
        start={(sheet) => void start(sheet)}
      />
      {progress && (
        <div className={css.progress}>
          <Bar.Root className={css.track} value={percent} aria-label={t('evaluate.running')}>
            <Bar.Indicator className={css.bar} style={{ width: `${percent ?? 4}%` }} />
          </Bar.Root>
          <span>
            {t('ingest.count', { done: count(progress.done, locale), total: count(progress.total, locale) })}
          </span>
          <Button onClick={() => running.current?.abort()}>{t('evaluate.stop')}</Button>
        </div>
      )}
      {error !== null && <Fault error={asFault(error)} />}
    </>
  );
}
