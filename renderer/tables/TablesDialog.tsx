/** A document's tables, one at a time: the grid, and below it each record as JSON beside its sentence. */
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TablePreview } from '../../main/contract/document.ts';
import { Button } from '../design/Button.tsx';
import { DialogCard } from '../design/DialogCard.tsx';
import { Select } from '../design/Select.tsx';
import css from './TablesDialog.module.css';

interface Props {
  readonly tables: readonly TablePreview[];
  readonly first: number | null;
}

export function TablesDialog({ tables, first }: Props) {
  const { t } = useTranslation();
  const [chosen, choose] = useState(
    Math.max(
      0,
      tables.findIndex(({ index }) => index === first),
    ),
  );
  const id = useId();
  const table = tables[chosen];
  const name = (one: TablePreview, at: number) =>
    [t('tables.nth', { n: at + 1 }), one.caption || one.heading].filter(Boolean).join(' · ');
  return (
    <DialogCard title={t('tables.title')} width={1080} className={css.content}>
      {tables.length > 1 && (
        <div className={css.choice}>
          <label htmlFor={id}>{t('tables.choose', { count: tables.length })}</label>
          <Select id={id} value={chosen} onChange={(event) => choose(Number(event.target.value))}>
            {tables.map((one, at) => (
              <option key={one.index} value={at}>
                {name(one, at)}
              </option>
            ))}
          </Select>
        </div>
      )}
      {table && <Preview key={table.index} table={table} />}
    </DialogCard>
  );
}

/** As many as a person reads at once; the rest on demand. */
const page = 60;

function Preview({ table }: { table: TablePreview }) {
  const { t } = useTranslation();
  const [limit, setLimit] = useState(page);
  const { caption, heading, kind, grid, records } = table;
  const longest = Math.max(grid.length, records.length);
  /** Header rows: those above the first that is a record. */
  const heads = records.reduce((least, { row }) => Math.min(least, row), grid.length) % grid.length;
  return (
    <>
      <p className={css.about}>
        {[
          caption,
          heading,
          t(`tables.${kind}`),
          t('tables.size', { rows: grid.length, columns: grid[0]?.length ?? 0 }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it. */}
      <section className={`${css.part} ${css.whole}`} aria-label={t('tables.grid')} tabIndex={0}>
        <h3 className={css.name}>{t('tables.grid')}</h3>
        <table className={css.grid}>
          <tbody>
            {grid.slice(0, limit).map((row, at) => (
              // Rows and cells have no names of their own and never move.
              // biome-ignore lint/suspicious/noArrayIndexKey: as said.
              <tr key={at}>
                {row.map((cell, column) =>
                  at < heads ? (
                    // biome-ignore lint/suspicious/noArrayIndexKey: as said.
                    <th key={column} scope="col">
                      {cell}
                    </th>
                  ) : (
                    // biome-ignore lint/suspicious/noArrayIndexKey: as said.
                    <td key={column}>{cell}</td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: as above. */}
      <section className={css.part} aria-label={`${t('tables.json')}, ${t('tables.prose')}`} tabIndex={0}>
        <div className={css.pair}>
          <h3 className={css.name}>{t('tables.json')}</h3>
          <h3 className={css.name}>{t('tables.prose')}</h3>
        </div>
        <ol className={css.records}>
          {records.slice(0, limit).map((record, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as said; a row may hold several records.
            <li key={at} className={css.pair}>
              <pre className={css.json}>{asJson(record.values)}</pre>
              <p className={css.prose}>
                {record.byModel ?? record.prose}
                {record.byModel && <small className={css.made}>{t('documents.byModel')}</small>}
              </p>
            </li>
          ))}
        </ol>
      </section>
      {longest > limit && (
        <Button look="quiet" onClick={() => setLimit(limit + page * 4)}>
          {t('library.more', { count: longest - limit })}
        </Button>
      )}
    </>
  );
}

/** Line by line, so that a header that occurs twice is seen twice. */
function asJson(values: TablePreview['records'][number]['values']): string {
  const lines = values.map(({ header, value }) => `  ${JSON.stringify(header)}: ${JSON.stringify(value)}`);
  return `{\n${lines.join(',\n')}\n}`;
}
