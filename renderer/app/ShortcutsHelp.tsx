/** Every shortcut on one card. */
import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../design/Button.tsx';
import dialog from '../design/Dialog.module.css';
import { Keys } from '../design/Keys.tsx';
import css from './ShortcutsHelp.module.css';

const shortcuts = [
  ['focus', [['/'], ['Ctrl', 'K']]],
  ['send', [['Enter']]],
  ['newline', [['Shift', 'Enter']]],
  ['footnotes', [['Alt', '1–9']]],
  ['stop', [['Esc']]],
  ['panes', [['F6']]],
  ['resize', [['←', '→']]],
  ['rooms', [['Alt', 'A / L']]],
  ['help', [['?']]],
] as const;

export function ShortcutsHelp({ open, setOpen }: { open: boolean; setOpen: (open: boolean) => void }) {
  const { t } = useTranslation();
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Portal>
        <Dialog.Overlay className={dialog.overlay} />
        <Dialog.Content className={dialog.content} aria-describedby={undefined}>
          <header className={dialog.head}>
            <Dialog.Title className={dialog.title}>{t('shortcuts.title')}</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton label={t('app.close')}>
                <X size={18} />
              </IconButton>
            </Dialog.Close>
          </header>
          <dl className={css.list}>
            {shortcuts.map(([id, ways]) => (
              <div key={id} className={css.row}>
                <dt>{t(`shortcuts.${id}`)}</dt>
                <dd className={css.ways}>
                  {ways.map((keys) => (
                    <Keys key={keys.join()} keys={keys} />
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
