/** The card of a dialog: its title, a way to close it, what it is about. Stands in a `Dialog.Root`. */
import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './Button.tsx';
import css from './Dialog.module.css';

interface Props {
  readonly title: string;
  readonly about?: string | undefined;
  /** Pixels, where there is room for them. */
  readonly width?: number;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

export function DialogCard({ title, about, width = 480, className = '', children }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog.Portal>
      <Dialog.Overlay className={css.overlay} />
      <Dialog.Content
        className={`${css.content} ${className}`}
        style={{ '--width': `calc(${width}px * var(--screen))` } as CSSProperties}
        {...(about === undefined ? { 'aria-describedby': undefined } : {})}
      >
        <header className={css.head}>
          <Dialog.Title className={css.title}>{title}</Dialog.Title>
          <Dialog.Close asChild>
            <IconButton label={t('app.close')}>
              <X size={18} />
            </IconButton>
          </Dialog.Close>
        </header>
        {about !== undefined && <Dialog.Description className={css.body}>{about}</Dialog.Description>}
        {children}
      </Dialog.Content>
    </Dialog.Portal>
  );
}
