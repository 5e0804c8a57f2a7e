/** The progress of a transfer, with its bytes and a way to stop it; its error, if it had one. */
import { Progress as Bar } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/engine.tsx';
import { Button } from '../design/Button.tsx';
import { Fault } from '../design/Fault.tsx';
import { bytes } from '../words/figures.ts';
import css from './Models.module.css';
import type { Transfer } from './transfer.ts';

export function TransferView({ transfer, name }: { transfer: Transfer; name: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { running, done, total, error, stop } = transfer;
  const percent = total ? Math.floor((done / total) * 100) : null;
  return (
    <>
      {running && (
        <div className={css.progress}>
          <Bar.Root className={css.track} value={percent} aria-label={name}>
            <Bar.Indicator className={css.bar} style={{ width: `${percent ?? 8}%` }} />
          </Bar.Root>
          <span>
            {bytes(done, locale)}
            {total !== null && ` / ${bytes(total, locale)}`}
          </span>
          <Button onClick={stop}>{t('models.stop')}</Button>
        </div>
      )}
      {error && <Fault error={error} />}
    </>
  );
}
