/** The conversations that are kept: searched, pinned, renamed, exported, deleted; and what became of their sources. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useLocale } from '../app/engine.tsx';
import { asFault } from '../client/index.ts';
import { Button } from '../design/Button.tsx';
import { Confirm } from '../design/Confirm.tsx';
import { download } from '../design/download.ts';
import { Empty } from '../design/Empty.tsx';
import { Fault } from '../design/Fault.tsx';
import { Screen } from '../design/Screen.tsx';
import { SearchField } from '../design/SearchField.tsx';
import { ConversationRow } from './ConversationRow.tsx';
import { ConversationView } from './ConversationView.tsx';
import css from './History.module.css';

export function HistoryRoom() {
  const { t } = useTranslation();
  const locale = useLocale();
  const client = useClient();
  const queries = useQueryClient();
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search);
  const [limit, setLimit] = useState(100);
  const [opened, setOpened] = useState<number | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const { data, error, refetch } = useQuery({
    queryKey: ['history', 'list', wanted, limit],
    queryFn: () => client.history.list({ search: wanted, limit }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const changed = () => void queries.invalidateQueries({ queryKey: ['history'] });
  const remove = useMutation({
    mutationFn: (ids: number[]) => client.history.remove({ ids }),
    onSettled: () => {
      setChosen(new Set());
      changed();
    },
  });
  const save = useMutation({
    mutationFn: (format: 'markdown' | 'html') => client.history.export({ ids: [...chosen], format, locale }),
    onSuccess: ({ name, text, mediaType }) => download(name, text, mediaType),
  });
  const choose = (id: number, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  const fault = error ?? remove.error ?? save.error;

  return (
    <Screen
      title={t('history.title')}
      actions={
        chosen.size > 0 && (
          <>
            <Button onClick={() => save.mutate('markdown')}>{t('history.markdown')}</Button>
            <Button onClick={() => save.mutate('html')}>{t('history.html')}</Button>
            <Confirm
              title={t('history.removeTitle', { count: chosen.size })}
              body={t('history.removeBody')}
              yes={t('history.remove')}
              confirm={() => remove.mutate([...chosen])}
            >
              <Button look="danger">{t('history.remove')}</Button>
            </Confirm>
          </>
        )
      }
    >
      <SearchField className={css.search} label={t('history.search')} value={search} change={setSearch} />
      {fault && <Fault error={asFault(fault)} retry={() => void refetch()} />}
      {data?.length === 0 && (
        <Empty icon={History} title={search === '' ? t('history.none') : t('history.noneFound')}>
          {search === '' ? t('history.noneBody') : null}
        </Empty>
      )}
      {data && data.length > 0 && (
        <ul className={css.list}>
          {data.map((one) => (
            <li key={one.id} className={css.item}>
              <ConversationRow
                conversation={one}
                open={opened === one.id}
                toggle={() => setOpened(opened === one.id ? null : one.id)}
                chosen={chosen.has(one.id)}
                choose={(on) => choose(one.id, on)}
                changed={changed}
              />
              {opened === one.id && <ConversationView id={one.id} />}
            </li>
          ))}
        </ul>
      )}
      {data && data.length >= limit && (
        <Button look="quiet" onClick={() => setLimit(limit + 400)}>
          {t('history.more')}
        </Button>
      )}
    </Screen>
  );
}
