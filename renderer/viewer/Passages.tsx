/** The button beside a page that shows what was read of it: the passages that searches find. */
import { useQuery } from '@tanstack/react-query';
import { ListTree } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../app/engine.tsx';
import { Quoted } from '../ask/Quoted.tsx';
import { asFault } from '../client/index.ts';
import { Button, IconButton } from '../design/Button.tsx';
import { DialogCard } from '../design/DialogCard.tsx';
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
      <DialogCard title={t('documents.content')} about={t('documents.contentBody')} width={820}>
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
                  <p>
                    <Quoted quote={unit.source} rows={unit.cells && [unit.cells]} />
                  </p>
                  {unit.text !== unit.source && (
                    <p className={css.indexed}>
                      <span className="visually-hidden">{t('documents.indexed')}: </span>
                      {unit.text}
                      {unit.byModel && <small className={css.made}>{t('documents.byModel')}</small>}
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
      </DialogCard>
    </Dialog.Root>
  );
}
