/** Local models: what is installed and serves, what fits this machine, adapters, and how fast it all is. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useClient, useLocale } from '../app/engine.tsx';
import { asFault } from '../client/index.ts';
import { Fault } from '../design/Fault.tsx';
import { Screen } from '../design/Screen.tsx';
import { bytes } from '../words/figures.ts';
import { Adapters } from './Adapters.tsx';
import { Benchmark } from './Benchmark.tsx';
import { Catalogue } from './Catalogue.tsx';
import { Import } from './Import.tsx';
import { Installed } from './Installed.tsx';
import css from './Models.module.css';
import { ProcessState } from './ProcessState.tsx';
import { TableProse } from './TableProse.tsx';

export function ModelsRoom() {
  const { t } = useTranslation();
  const locale = useLocale();
  const client = useClient();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ['models', 'list'],
    queryFn: () => client.models.list(),
    staleTime: 0,
  });
  const changed = () => {
    void queries.invalidateQueries({ queryKey: ['models'] });
    // What answers are made with: the question's screen shows it, and stays open behind this one.
    void queries.invalidateQueries({ queryKey: ['answering'] });
  };
  return (
    <Screen title={t('models.title')}>
      <p className={css.note}>
        {t('models.body')}
        {data && ` ${t('models.memory', { size: bytes(data.memory, locale) })}`}
      </p>
      {error && <Fault error={asFault(error)} retry={() => void refetch()} />}
      {data && <Installed list={data} changed={changed} />}
      <Import changed={changed} />
      <ProcessState />
      {data && data.models.length > 0 && <Benchmark />}
      <TableProse hasModel={data?.models.some(({ role, serving }) => role === 'chat' && serving) ?? false} />
      <Adapters changed={changed} />
      <Catalogue memory={data?.memory ?? null} changed={changed} />
    </Screen>
  );
}
