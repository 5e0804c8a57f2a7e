/** All documents of the library: found by name, consonants, format, state, folder and day; any number of them. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryState } from '../../main/contract/library.ts';
import { useClient } from '../app/engine.tsx';
import { DayField } from '../design/DayField.tsx';
import { SearchField } from '../design/SearchField.tsx';
import { Select } from '../design/Select.tsx';
import type { Shown } from '../viewer/shown.ts';
import { formatName } from '../words/format.ts';
import { DocumentList } from './DocumentList.tsx';
import css from './Documents.module.css';
import { type ListFilter, noFilter } from './document-pages.ts';

interface Props {
  readonly library: LibraryState;
  readonly shown: Shown | null;
  readonly open: (shown: Shown) => void;
}

export function Documents({ library, shown, open }: Props) {
  const { t } = useTranslation();
  const client = useClient();
  const [filter, setFilter] = useState<ListFilter>(noFilter);
  // Typing stays quick: the list follows when there is time.
  const wanted = useDeferredValue(filter);
  const { data: facets } = useQuery({
    queryKey: ['library', 'facets'],
    queryFn: () => client.library.facets(),
  });
  const set = (change: Partial<ListFilter>) => {
    const next = { ...filter, ...change };
    for (const key of Object.keys(next) as (keyof ListFilter)[])
      if (next[key] === undefined) delete next[key];
    setFilter(next);
  };
  return (
    <div className={css.documents}>
      <div className={css.filters}>
        <SearchField
          className={css.search}
          label={t('documents.search')}
          value={filter.text}
          change={(text) => set({ text })}
        />
        <Choice
          label={t('documents.format')}
          value={filter.format ?? ''}
          choose={(format) => set({ format: format || undefined })}
        >
          <option value="">{t('documents.all')}</option>
          {facets?.formats.map(({ format }) => (
            <option key={format} value={format}>
              {formatName(format, t)}
            </option>
          ))}
        </Choice>
        <Choice
          label={t('documents.state')}
          value={filter.state ?? ''}
          choose={(state) => set({ state: state === 'read' || state === 'failed' ? state : undefined })}
        >
          <option value="">{t('documents.all')}</option>
          <option value="read">{t('documents.read')}</option>
          <option value="failed">{t('documents.failed')}</option>
        </Choice>
        {library.folders.length > 1 && (
          <Choice
            label={t('documents.folder')}
            value={String(filter.folder ?? '')}
            choose={(folder) => set({ folder: folder === '' ? undefined : Number(folder) })}
          >
            <option value="">{t('documents.all')}</option>
            {library.folders.map(({ id, path }) => (
              <option key={id} value={id}>
                {path.split(/[\\/]/).filter(Boolean).at(-1)}
              </option>
            ))}
          </Choice>
        )}
        <Day label={t('documents.since')} value={filter.since} choose={(since) => set({ since })} />
        <Day label={t('documents.until')} value={filter.until} choose={(until) => set({ until })} />
        <Choice
          label={t('documents.order')}
          value={filter.order}
          choose={(order) => set({ order: order as ListFilter['order'] })}
        >
          <option value="path">{t('documents.byPath')}</option>
          <option value="title">{t('documents.byTitle')}</option>
          <option value="newest">{t('documents.byNewest')}</option>
          <option value="largest">{t('documents.byLargest')}</option>
        </Choice>
      </div>
      {/* Another filter is another list, from its top. */}
      <DocumentList
        key={JSON.stringify(wanted)}
        filter={wanted}
        documents={library.documents}
        shown={shown}
        open={open}
      />
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly choose: (value: string) => void;
  readonly children: ReactNode;
}

function Choice({ label, value, choose, children }: ChoiceProps) {
  const id = useId();
  return (
    <div className={css.field}>
      <label htmlFor={id}>{label}</label>
      <Select id={id} value={value} onChange={(event) => choose(event.target.value)}>
        {children}
      </Select>
    </div>
  );
}

interface DayProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly choose: (day: string | undefined) => void;
}

function Day(props: DayProps) {
  const id = useId();
  return (
    <div className={css.field}>
      <label htmlFor={id}>{props.label}</label>
      <DayField id={id} {...props} />
    </div>
  );
}
