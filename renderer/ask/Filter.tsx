/** Where a question is asked: a folder, a product, a format, a period, or the one page that is open. */
import { useQuery } from '@tanstack/react-query';
import { ListFilter, X } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filters } from '../../main/contract/filters.ts';
import { useClient } from '../app/engine.tsx';
import { IconButton } from '../design/Button.tsx';
import control from '../design/Control.module.css';
import { DayField } from '../design/DayField.tsx';
import { Select } from '../design/Select.tsx';
import type { Shown } from '../viewer/shown.ts';
import { formatName } from '../words/format.ts';
import css from './Filter.module.css';

interface Props {
  readonly filters: Filters;
  readonly setFilters: (filters: Filters) => void;
  /** The page beside the answers. */
  readonly shown: Shown | null;
}

/** Nothing that was emptied stays. */
export function withFilter(filters: Filters, change: Partial<Filters>): Filters {
  const all = Object.entries({ ...filters, ...change });
  return Object.fromEntries(all.filter(([, value]) => value !== undefined && value !== ''));
}

export function Filter({ filters, setFilters, shown }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [open, setOpen] = useState(false);
  /** The title of the page that questions are held to. */
  const [inside, setInside] = useState('');
  const count = Object.keys(filters).length;
  const change = (given: Partial<Filters>) => setFilters(withFilter(filters, given));
  const page = shown?.page ?? null;
  return (
    <div className={css.filter}>
      <div className={css.bar}>
        <button
          type="button"
          className={css.toggle}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <ListFilter size={14} aria-hidden />
          {count > 0 ? t('filter.some', { count }) : t('filter.open')}
        </button>
        {count > 0 && (
          <IconButton label={t('filter.clear')} onClick={() => setFilters({})}>
            <X size={14} />
          </IconButton>
        )}
        <div id={id} className={css.fields} hidden={!open}>
          {open && <Fields filters={filters} change={change} />}
          {(page || filters.document !== undefined) && (
            <label className={css.inside}>
              <input
                type="checkbox"
                checked={filters.document !== undefined}
                onChange={(event) => {
                  setInside(page?.title ?? '');
                  change({ document: event.target.checked ? page?.documentId : undefined });
                }}
              />
              {t('filter.inside', { title: (filters.document === undefined && page?.title) || inside })}
            </label>
          )}
        </div>
      </div>
    </div>
  );
}

function Fields({ filters, change }: { filters: Filters; change: (given: Partial<Filters>) => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const id = useId();
  const { data } = useQuery({ queryKey: ['library', 'facets'], queryFn: () => client.library.facets() });
  const several = new Set(data?.folders.filter(({ path }) => path === '').map(({ folder }) => folder));
  return (
    <>
      <span className={css.labelled}>
        <label htmlFor={`${id}folder`}>{t('filter.folder')}</label>
        <Select
          id={`${id}folder`}
          value={filters.folder ?? ''}
          onChange={(event) => change({ folder: event.target.value })}
        >
          <option value="">{t('filter.all')}</option>
          {data?.folders
            .filter(({ path }) => path !== '' || several.size > 1)
            .map(({ folder, path, documents }) => (
              <option key={folder} value={folder}>
                {`${path || folder} (${documents})`}
              </option>
            ))}
        </Select>
      </span>
      <label>
        {t('filter.product')}
        <input
          className={control.control}
          value={filters.product ?? ''}
          spellCheck={false}
          placeholder={t('filter.productHint')}
          onChange={(event) => change({ product: event.target.value })}
        />
      </label>
      <span className={css.labelled}>
        <label htmlFor={`${id}format`}>{t('filter.format')}</label>
        <Select
          id={`${id}format`}
          value={filters.formats?.[0] ?? ''}
          onChange={(event) => change({ formats: event.target.value ? [event.target.value] : undefined })}
        >
          <option value="">{t('filter.all')}</option>
          {data?.formats.map(({ format, documents }) => (
            <option key={format} value={format}>
              {`${formatName(format, t)} (${documents})`}
            </option>
          ))}
        </Select>
      </span>
      <span className={css.period}>
        {(['since', 'until'] as const).map((name) => (
          <span key={name} className={css.labelled}>
            <label htmlFor={`${id}${name}`}>{t(`filter.${name}`)}</label>
            <DayField
              id={`${id}${name}`}
              label={t(`filter.${name}`)}
              value={filters[name]}
              choose={(day) => change({ [name]: day })}
            />
          </span>
        ))}
      </span>
    </>
  );
}
