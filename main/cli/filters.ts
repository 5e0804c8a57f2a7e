/** The options that narrow a question, as the contract takes them. */
import { type Filters, filtersSchema } from '../contract/index.ts';

/** Options of the same names; `--format` may list several, with commas. */
export const filterOptions = ['folder', 'product', 'format', 'since', 'until', 'document'] as const;

export type FilterValues = Readonly<Partial<Record<(typeof filterOptions)[number], string>>>;

/** The first option whose value is not what it must be (`--since yesterday`); undefined where all are fine. */
export function wrongFilter(values: FilterValues): { name: string; value: string } | undefined {
  for (const name of ['since', 'until'] as const) {
    const value = values[name];
    if (value === undefined) continue;
    const isDay = filtersSchema.shape[name].safeParse(value).success && !Number.isNaN(Date.parse(value));
    if (!isDay) return { name: `--${name}`, value };
  }
  return undefined;
}

/** Undefined where none is given. */
export function filtersOf({
  folder,
  product,
  format,
  since,
  until,
  document,
}: FilterValues): Filters | undefined {
  const formats = format
    ?.split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const given = { folder, product, formats, since, until, document };
  const filters = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return Object.keys(filters).length > 0 ? filters : undefined;
}
