/**
 * Tables: layout told from data, the grid with its spans resolved, headers found, and every row as a record and as
 * prose in the document's language. Takes a `RawTable` and the document's text; gives positions into that text.
 */
import type { Language, RawTable, TableRecord, TableRecords } from '../../contract/document.ts';
import { conditionOf } from './amounts.ts';
import { cellText, collapse } from './cell-text.ts';
import { type GridCell, ownCells, resolveGrid } from './grid.ts';
import { isLayoutTable } from './layout.ts';
import { partsOf } from './long-rows.ts';
import { legendsIn, meaningOfEmpty, type Note, noteBook, parseNote } from './notes.ts';
import { ended } from './prose/clauses.ts';
import { proseOf, valueName } from './prose/index.ts';
import { pathOf, type Row } from './row-model.ts';
import { resolveRows } from './rows.ts';
import { findStructure } from './structure.ts';
import { splitUnit, statesUnit, unitOfLine } from './units.ts';

export { columnSpanLimit, spannedSlotLimit } from './grid.ts';
export { isLayoutTable } from './layout.ts';
export { legendsIn, parseNote } from './notes.ts';
export { statesUnit } from './units.ts';

export interface TableContext {
  readonly language: Language;
  /** What the table is about where it has no caption of its own: the heading over it. */
  readonly caption?: string;
  /** A line right above or below it that states the unit of its numbers (단위: 원). */
  readonly unitLine?: string;
  /** The other lines right above and below it: one may say that its amounts include the tax. */
  readonly around?: readonly string[];
  /** Characters from which a row is cut into parts; default: never. */
  readonly longestRow?: number;
  /** The notes under the table by their marks (`parseNote` reads a line), and legends (`○` → 제공). */
  readonly notes?: readonly Note[];
}

/** Tables within tables are read as records down to this depth; deeper ones as plain text. */
const nestedLimit = 3;

/** A data table's records. Never throws; every position lies within the table's. Linear in the table's text. */
export function resolveTable(table: RawTable, text: string, context: TableContext): TableRecords {
  return resolveAt(table, text, context, 0);
}

/** The same, record by record: those of a large table take several times its memory. */
export function readTable(table: RawTable, text: string, context: TableContext): ReadTable {
  return readAt(table, text, context, 0);
}

export type ReadTable = Omit<TableRecords, 'rows'> & { readonly rows: Iterable<TableRecord> };

function resolveAt(table: RawTable, text: string, context: TableContext, depth: number): TableRecords {
  const { rows, ...read } = readAt(table, text, context, depth);
  return { ...read, rows: [...rows] };
}

function readAt(table: RawTable, text: string, context: TableContext, depth: number): ReadTable {
  const sayNested = (nested: RawTable): string => sayTable(nested, text, context, depth + 1);
  const grid = resolveGrid(table, text, sayNested);
  const structure = findStructure(grid, table);
  const rowText = (row: number) =>
    ownCells(grid, row)
      .map((cell: GridCell) => cell.text)
      .filter(Boolean)
      .join(' ');
  const spoken = structure.roles.flatMap((role, row) =>
    role === 'title' || role === 'note' ? [{ role, said: rowText(row) }] : [],
  );
  const own = table.caption ? collapse(text.slice(table.caption.start, table.caption.end)) : '';
  const titles = spoken.flatMap(({ role, said }) => (role === 'title' ? [said] : []));
  const title = titles.find((said) => !statesUnit(said)) ?? '';
  const caption = own || title || context.caption || '';
  const remarks = spoken.filter(({ role }) => role === 'note').map(({ said }) => said);
  const legends = [own, title, context.caption ?? '', ...remarks].flatMap(legendsIn);
  const notes = [...remarks.flatMap((said) => parseNote(said) ?? []), ...(context.notes ?? []), ...legends];
  const book = noteBook(notes);
  const sayings = [own, title, context.unitLine ?? '', context.caption ?? '', ...titles, ...remarks];
  const models = resolveRows(grid, structure, {
    english: context.language !== 'ko',
    caption,
    captionUnit: unitOf(sayings),
    condition: conditionOf([...sayings, ...(context.around ?? [])], context.language, (mark) =>
      grid.rows.some((slots) => slots.some((cell) => cell !== undefined && bears(cell.text, mark))),
    ),
    book,
    empty: meaningOfEmpty(book, [caption, ...remarks, ...notes.map((note) => `${note.mark} ${note.text}`)]),
  });
  const first = models.next();
  const kind = kindOfTable(first.value ?? undefined, structure.pairs);

  function* records(): Generator<TableRecord> {
    let next = first;
    for (const [row, role] of structure.roles.entries()) {
      let model: Row | undefined;
      if (role === 'body' && !next.done) {
        model = next.value;
        next = models.next();
      }
      const raw = table.rows[row];
      if (!raw || raw.cells.length === 0) continue;
      if (model) {
        const record = { row, start: raw.start, end: raw.end, ...recordOf(model, context.language) };
        if (record.values.length === 0) continue;
        const parts = partsOf(model, raw, context.longestRow ?? Number.POSITIVE_INFINITY).map(
          ({ model: part, ...place }) => ({ ...place, ...recordOf(part, context.language) }),
        );
        yield parts.length > 1 ? { ...record, parts } : record;
      } else if (role === 'note' || (own !== '' && role === 'title')) {
        const said = rowText(row);
        const values = [{ header: '', value: said }];
        yield { row, start: raw.start, end: raw.end, values, prose: ended(parseNote(said)?.text ?? said) };
      }
    }
  }
  return { index: table.index, caption, kind, rows: records() };
}

/** `99,000*` bears `*`; a cell that is nothing but the mark, or begins with it, does not. */
const bears = (text: string, mark: string): boolean => text.length > mark.length && text.endsWith(mark);

const unitOf = (sayings: readonly string[]): string => {
  for (const saying of sayings) {
    const unit = splitUnit(saying.slice(0, 300)).unit || unitOfLine(saying.slice(0, 300));
    if (unit !== '') return unit;
  }
  return '';
};

/** @param first its first row; undefined where it has none */
function kindOfTable(first: Row | undefined, pairs: boolean): TableRecords['kind'] {
  if (pairs) return 'key-value';
  return !first || first.orientation === 'records' ? 'records' : 'matrix';
}

/** The record of a row: its sub-heading, its keys, its values and their notes, and its prose. */
function recordOf(row: Row, language: Language): Pick<TableRecord, 'values' | 'prose'> {
  const values: { header: string; value: string }[] = [];
  if (row.keys.length === 0 && row.fields.length === 0) return { values, prose: '' };
  if (row.group !== '') values.push({ header: '', value: row.group });
  for (const { header, text } of row.keys) values.push({ header, value: text });
  for (const field of row.fields) {
    const value = valueName(field, language);
    if (field.headers.length === 0) values.push({ header: '', value });
    for (const header of field.headers) values.push({ header: pathOf(header), value });
  }
  for (const { about, text } of row.notes)
    values.push({ header: `${about} ${language === 'ko' ? '참고 사항' : 'note'}`.trim(), value: text });
  return { values, prose: proseOf(row, language) };
}

/** A table in a cell: its records' prose; a layout table's cells one after the other. */
function sayTable(table: RawTable, text: string, context: TableContext, depth: number): string {
  const cells = table.rows.flatMap((row) => row.cells);
  if (depth > nestedLimit) {
    const first = cells[0];
    return first ? collapse(text.slice(first.start, cells.at(-1)?.end ?? first.end)) : '';
  }
  if (isLayoutTable(table, text))
    return cells
      .map((cell) => cellText(cell, text, (nested) => sayTable(nested, text, context, depth + 1)))
      .join(' ');
  const { caption: _caption, unitLine: _unitLine, around: _around, ...rest } = context;
  return resolveAt(table, text, rest, depth)
    .rows.map((row) => row.prose || plainRow(row))
    .join(' ');
}

/** The record without sentences: `상품: 기가라이트, 월 요금: 33,000원`. */
export function plainRow(record: Pick<TableRecord, 'values'>): string {
  return record.values.map(({ header, value }) => (header === '' ? value : `${header}: ${value}`)).join(', ');
}

/** The grid as texts, spans filled in: what a person checks beside the records. Empty slots are empty texts. */
export function gridTexts(table: RawTable, text: string): string[][] {
  const grid = resolveGrid(table, text, (nested) => collapse(text.slice(...spanOf(nested))));
  return grid.rows.map((row) => Array.from({ length: grid.width }, (_, column) => row[column]?.text ?? ''));
}

function spanOf(table: RawTable): [number, number] {
  return [table.rows[0]?.start ?? 0, table.rows.at(-1)?.end ?? 0];
}
