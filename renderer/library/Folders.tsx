/** The folders of the library, each with its state. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Folder as FolderIcon, FolderX, Trash2, Unplug } from 'lucide-react';
import { AlertDialog } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import type { Folder, LibraryState } from '../../main/contract/library.ts';
import { useClient, useLocale } from '../app/engine.tsx';
import { isSampleFolder } from '../ask/examples.ts';
import { asFault } from '../client/index.ts';
import { Button, IconButton } from '../design/Button.tsx';
import dialog from '../design/Dialog.module.css';
import { Empty } from '../design/Empty.tsx';
import { Fault } from '../design/Fault.tsx';
import { count, moment } from '../words/figures.ts';
import { AddFolder } from './AddFolder.tsx';
import css from './Folders.module.css';

export function Folders({ library, busy }: { library: LibraryState; busy: boolean }) {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: (id: number) => client.library.removeFolder({ id }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['library'] }),
  });
  return (
    <div className={css.folders}>
      <AddFolder busy={busy} />
      {remove.error && <Fault error={asFault(remove.error)} />}
      {library.folders.length === 0 ? (
        <Empty icon={FolderX} title={t('library.empty')}>
          {t('library.emptyBody')}
        </Empty>
      ) : (
        <ul className={css.list}>
          {library.folders.map((folder) => (
            <Row key={folder.id} folder={folder} busy={busy || remove.isPending} remove={remove.mutate} />
          ))}
        </ul>
      )}
    </div>
  );
}

interface RowProps {
  readonly folder: Folder;
  readonly busy: boolean;
  readonly remove: (id: number) => void;
}

function Row({ folder, busy, remove }: RowProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const name = isSampleFolder(folder.path)
    ? t('library.samples')
    : (folder.path.split(/[\\/]/).filter(Boolean).at(-1) ?? folder.path);
  const state = [
    t('library.documentsCount', { count: folder.documents }),
    t('library.problemsCount', { count: folder.problems }),
    folder.scanned === null
      ? t('library.neverScanned')
      : t('library.scanned', { when: moment(folder.scanned, locale) }),
  ];
  return (
    <li className={css.row}>
      {folder.present ? <FolderIcon size={20} aria-hidden /> : <Unplug size={20} aria-hidden />}
      <div className={css.names}>
        <p className={css.name}>
          {name}
          {!folder.present && <span className={css.absent}>{t('library.absent')}</span>}
        </p>
        <p className={css.path} title={folder.path}>
          {folder.path}
        </p>
        <p className={css.state}>{state.join(' · ')}</p>
        {!folder.present && <p className={css.state}>{t('library.absentBody')}</p>}
      </div>
      <AlertDialog.Root>
        <AlertDialog.Trigger asChild>
          <IconButton label={`${t('library.remove')}: ${name}`} disabled={busy}>
            <Trash2 size={17} />
          </IconButton>
        </AlertDialog.Trigger>
        <AlertDialog.Portal>
          <AlertDialog.Overlay className={dialog.overlay} />
          <AlertDialog.Content className={dialog.content}>
            <AlertDialog.Title className={dialog.title}>{t('library.removeTitle')}</AlertDialog.Title>
            <AlertDialog.Description className={dialog.body}>
              {t('library.removeBody', { documents: count(folder.documents, locale) })}
            </AlertDialog.Description>
            <p className={css.path}>{folder.path}</p>
            <div className={dialog.buttons}>
              <AlertDialog.Cancel asChild>
                <Button>{t('library.cancel')}</Button>
              </AlertDialog.Cancel>
              <AlertDialog.Action asChild>
                <Button look="danger" onClick={() => remove(folder.id)}>
                  {t('library.remove')}
                </Button>
              </AlertDialog.Action>
            </div>
          </AlertDialog.Content>
        </AlertDialog.Portal>
      </AlertDialog.Root>
    </li>
  );
}
