/** Every shortcut on one card. */
import { Dialog } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { DialogCard } from '../design/DialogCard.tsx';
import { ShortcutList } from './ShortcutList.tsx';

export function ShortcutsHelp({ open, setOpen }: { open: boolean; setOpen: (open: boolean) => void }) {
  const { t } = useTranslation();
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <DialogCard title={t('shortcuts.title')}>
        <ShortcutList />
      </DialogCard>
    </Dialog.Root>
  );
}
