/** Says that the engine cannot be reached: that this mends itself, or what a person can do where it does not. */
import { Unplug } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shell } from '../client/shell.ts';
import { Button } from '../design/Button.tsx';
import css from './EngineBanner.module.css';
import { useEngineState, useHouse } from './engine.tsx';

export function EngineBanner() {
  const { t } = useTranslation();
  const { engine } = useHouse();
  const [stopped, setStopped] = useState(false);
  useEffect(() => shell?.onEngineState((state) => setStopped(state === 'stopped')), []);
  if (useEngineState() !== 'gone') return null;
  const save = async () => {
    const { saveDiagnostics } = await import('../settings/diagnostics.ts');
    await saveDiagnostics(null);
  };
  return (
    <div className={css.banner} role="alert">
      <Unplug size={18} aria-hidden />
      <p>
        <strong>{stopped ? t('engine.stopped') : t('engine.gone')}</strong>{' '}
        {stopped ? t('engine.stoppedAction') : t('engine.goneAction')}
      </p>
      {stopped && <Button onClick={() => void save()}>{t('settings.diagnostics')}</Button>}
      <Button onClick={engine.retry}>{stopped ? t('engine.restart') : t('engine.retry')}</Button>
    </div>
  );
}
