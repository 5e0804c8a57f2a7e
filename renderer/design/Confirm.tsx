/** Asks before something that is not undone with a click. */
import { AlertDialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import dialog from './Dialog.module.css';

interface Props {
  /** The button that opens it. */
  readonly children: ReactNode;
  readonly title: string;
  readonly body: string;
  readonly yes: string;
  readonly danger?: boolean;
  readonly confirm: () => void;
}

export function Confirm({ children, title, body, yes, danger = true, confirm }: Props) {
  const { t } = useTranslation();
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger asChild>{children}</AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={dialog.overlay} />
        <AlertDialog.Content className={dialog.content}>
          <AlertDialog.Title className={dialog.title}>{title}</AlertDialog.Title>
          <AlertDialog.Description className={dialog.body}>{body}</AlertDialog.Description>
          <div className={dialog.buttons}>
            <AlertDialog.Cancel asChild>
              <Button>{t('library.cancel')}</Button>
            </AlertDialog.Cancel>
            <AlertDialog.Action asChild>
              <Button look={danger ? 'danger' : 'primary'} onClick={confirm}>
                {yes}
              </Button>
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
