/** Asks before a backup takes the library's place. Open while a path is named. */
import { AlertDialog } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/Button.tsx';
import dialog from '../design/Dialog.module.css';

interface Props {
  readonly path: string | null;
  readonly answer: (yes: boolean) => void;
}

export function RestoreQuestion({ path, answer }: Props) {
  const { t } = useTranslation();
  return (
    <AlertDialog.Root open={path !== null} onOpenChange={(open) => !open && answer(false)}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={dialog.overlay} />
        <AlertDialog.Content className={dialog.content}>
          <AlertDialog.Title className={dialog.title}>{t('settings.restoreTitle')}</AlertDialog.Title>
          <AlertDialog.Description className={dialog.body}>
            {t('settings.restoreBody')}
          </AlertDialog.Description>
          <p>{path}</p>
          <div className={dialog.buttons}>
            <AlertDialog.Cancel asChild>
              <Button>{t('library.cancel')}</Button>
            </AlertDialog.Cancel>
            <Button look="danger" onClick={() => answer(true)}>
              {t('settings.restore')}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
