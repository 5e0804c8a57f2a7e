/** The button beside a document that has tables: what Footnote made of them. Nothing where it has none. */
import { useQuery } from '@tanstack/react-query';
import { Table2 } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { useClient } from '../app/engine.tsx';
import { IconButton } from '../design/Button.tsx';
import { TablesDialog } from './TablesDialog.tsx';

/** `first`: the index of the table to begin with; the first one of the document where null. */
export function Tables({ documentId, first }: { documentId: number; first: number | null }) {
  const { t } = useTranslation();
  const client = useClient();
  // A preview beside the page: where it fails, the page itself says what is wrong.
  const { data: tables } = useQuery({
    queryKey: ['tables', documentId],
    queryFn: () => client.tables.ofDocument({ documentId }),
    gcTime: 0,
  });
  if (!tables?.length) return null;
  return (
    <Dialog.Root>
      <Dialog.Trigger asChild>
        <IconButton label={t('tables.open')}>
          <Table2 size={16} />
        </IconButton>
      </Dialog.Trigger>
      <TablesDialog tables={tables} first={first} />
    </Dialog.Root>
  );
}
