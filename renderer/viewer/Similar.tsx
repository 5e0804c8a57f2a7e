/** The button beside a page that shows passages of other pages that say much the same. */
import { useQuery } from '@tanstack/react-query';
import { Layers } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../app/engine.tsx';
import { asFault } from '../client/index.ts';
import { IconButton } from '../design/Button.tsx';
import { DialogCard } from '../design/DialogCard.tsx';
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
          <Layers size={16} />
        </IconButton>
      </Dialog.Trigger>
      <DialogCard
        title={t('similar.title')}
        about={data && !data.compared ? t('similar.none') : t('similar.body')}
        width={720}
      >
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
      </DialogCard>
    </Dialog.Root>
  );
}
