/** Says that the engine cannot be reached, and that this mends itself. */
import { Unplug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/Button.tsx';
import css from './EngineBanner.module.css';
import { useEngineState, useHouse } from './engine.tsx';

export function EngineBanner() {
  const { t } = useTranslation();
  const { engine } = useHouse();
  if (useEngineState() !== 'gone') return null;
  return (
    <div className={css.banner} role="alert">
      <Unplug size={18} aria-hidden />
      <p>
        <strong>{t('engine.gone')}</strong> {t('engine.goneAction')}
      </p>
      <Button onClick={engine.retry}>{t('engine.retry')}</Button>
    </div>
  );
}
