/** The button beside a page that shows passages of other pages that say much the same. */
import { useQuery } from '@tanstack/react-query';
import { Files, X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../app/engine.tsx';
import { asFault } from '../client/index.ts';
import { IconButton } from '../design/Button.tsx';
import dialog from '../design/Dialog.module.css';
import { Fault } from '../design/Fault.tsx';
import css from './Similar.module.css';
import type { Named } from './shown.ts';

interface Props {
  readonly documentId: number;
  readonly openPage: (page: Named) => void;
}

export function Similar({ documentId, openPage }: Props) {
  const { t } = useTranslation();
  const client = useClient();
  const [open, setOpen] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['similar', documentId],
    queryFn: () => client.library.similar({ documentId }),
    enabled: open,
    gcTime: 0,
  });
  const visit = (page: Named) => {
    setOpen(false);
    openPage(page);
  };
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger asChild>
        <IconButton label={t('similar.title')}>
          <Files size={16} />
        </IconButton>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className={dialog.overlay} />
        <Dialog.Content className={`${dialog.content} ${css.content}`}>
          <header className={dialog.head}>
            <Dialog.Title className={dialog.title}>{t('similar.title')}</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton label={t('app.close')}>
                <X size={18} />
              </IconButton>
            </Dialog.Close>
          </header>
          <Dialog.Description className={dialog.body}>
            {data && !data.compared ? t('similar.none') : t('similar.body')}
          </Dialog.Description>
          {error && <Fault error={asFault(error)} />}
          <ul className={css.list}>
            {data?.passages.map(({ hit }) => (
              <li key={hit.documentId}>
                <button type="button" className={css.page} onClick={() => visit(hit)}>
                  <span className={css.title}>
                    {hit.title} <span>{Math.round(hit.score * 100)} %</span>
                  </span>
                  <span className={css.text}>{hit.text}</span>
                </button>
              </li>
            ))}
          </ul>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
