/** The button beside a page that shows what was read of it: the passages that searches find. */
import { useQuery } from '@tanstack/react-query';
import { ListTree, X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../app/engine.tsx';
import { asFault } from '../client/index.ts';
import { Button, IconButton } from '../design/Button.tsx';
import dialog from '../design/Dialog.module.css';
import { Fault } from '../design/Fault.tsx';
import css from './Passages.module.css';

/** As many as a person reads at once; the rest on demand. */
const page = 40;

export function Passages({ documentId }: { documentId: number }) {
  const { t } = useTranslation();
  const client = useClient();
  const [open, setOpen] = useState(false);
  const [limit, setLimit] = useState(page);
  const { data, error } = useQuery({
    queryKey: ['passages', documentId],
    queryFn: () => client.documents.passages({ documentId }),
    enabled: open,
    gcTime: 0,
  });
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger asChild>
        <IconButton label={t('documents.content')}>
          <ListTree size={16} />
        </IconButton>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className={dialog.overlay} />
        <Dialog.Content className={`${dialog.content} ${css.content}`}>
          <header className={dialog.head}>
            <Dialog.Title className={dialog.title}>{t('documents.content')}</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton label={t('app.close')}>
                <X size={18} />
              </IconButton>
            </Dialog.Close>
          </header>
          <Dialog.Description className={dialog.body}>{t('documents.contentBody')}</Dialog.Description>
          {error && <Fault error={asFault(error)} />}
          <ol className={css.passages}>
            {data?.slice(0, limit).map(({ ordinal, heading, units }) => (
              <li key={ordinal} className={css.passage}>
                <h3>
                  {t('documents.unit', { n: ordinal + 1 })}
                  {heading && <span> · {heading}</span>}
                </h3>
                {units.map((unit, at) => (
                  // Units have no names of their own and never move.
                  // biome-ignore lint/suspicious/noArrayIndexKey: as said.
                  <div key={at} className={css.unit}>
                    <p>{unit.source}</p>
                    {unit.text !== unit.source && (
                      <p className={css.indexed}>
                        <span className="visually-hidden">{t('documents.indexed')}: </span>
                        {unit.text}
                      </p>
                    )}
                  </div>
                ))}
              </li>
            ))}
          </ol>
          {data && data.length > limit && (
            <Button look="quiet" onClick={() => setLimit(limit + page * 4)}>
              {t('library.more', { count: data.length - limit })}
            </Button>
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
