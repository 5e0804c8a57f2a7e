/** Resolves the body of a grid: every row with its keys, its values under their headers, and its notes. */
import { holdsFor } from './amounts.ts';
import { isAttribute, isCount, isGeneric, isSequence } from './attribute-words.ts';
import { isEmptyBox } from './blanks.ts';
import { cellReader, type Reader, type RowContext, readValue } from './cell-reader.ts';
import { cellsById, columnHeaders, type Header, noHeader, readHeader } from './column-headers.ts';
import { coveringCells, type Grid, type GridCell, ownCells } from './grid.ts';
import { areMarks } from './marks.ts';
import { type NoteBook, takeMarks } from './notes.ts';
import { orientationOf } from './orientation.ts';
import { type Field, type Key, pathOf, type Row } from './row-model.ts';
import type { Structure } from './structure.ts';
import { withUnit } from './units.ts';
import { isEmptySign } from './value-kind.ts';

/** The models of the body rows, from top to bottom, each when it is asked for: a large table holds few at a time. */
export function* resolveRows(grid: Grid, structure: Structure, context: RowContext): Generator<Row> {
  const byId = cellsById(grid);
  for (const section of sectionsOf(grid, structure)) {
    const headers = columnHeaders(grid, section.headerRows, context.book);
    const reader = cellReader(grid, structure, section.body, headers, byId, context);
    const orientation = structure.pairs
      ? pairsOrTerms(grid, section.body)
      : orientationOf(axesOf(grid, structure, section.body, headers, context.book));
    let above: (Cells & { readonly group: string }) | undefined;
    for (const { row, group } of section.body) {
      const own = structure.pairs
        ? readPairs(grid, row, reader)
        : readRecord(grid, structure.keys, row, headers, orientation === 'transposed', reader);
      const goesOn = above?.group === group && isUnnamed(grid, structure.keys, row);
      const cells = goesOn && own.fields.length <= above!.fields.length ? { ...own, keys: above!.keys } : own;
      above = { ...cells, group };
      yield {
        orientation,
        caption: context.caption,
        group: takeMarks(group, context.book).text,
        condition: holdsFor(cells.fields, context.condition) ? context.condition : '',
        ...cells,
      };
    }
  }
}

/** Names of properties belong to what the caption names; terms with explanations stand for themselves. */
function pairsOrTerms(grid: Grid, body: Section['body']): 'pairs' | 'terms' {
  const names = body
    .slice(0, 60)
    .map(({ row }) => readHeader([grid.rows[row]?.[0]?.text ?? ''], noNotes).path);
  return names.filter(isAttribute).length * 3 >= names.length ? 'pairs' : 'terms';
}

const noNotes: NoteBook = new Map();

interface Section {
  readonly headerRows: readonly number[];
  readonly body: { readonly row: number; readonly group: string }[];
}

/** Runs of header rows, each with the body rows up to the next run. */
function sectionsOf(grid: Grid, structure: Structure): Section[] {
  const sections: Section[] = [];
  let headerRows: number[] = [];
  let group = '';
  for (const [row, role] of structure.roles.entries()) {
    const current = sections.at(-1);
    if (role === 'header') {
      headerRows = structure.roles[row - 1] === 'header' ? [...headerRows, row] : [row];
      if (structure.roles[row + 1] !== 'header') sections.push({ headerRows, body: [] });
    } else if (role === 'group') {
      group = ownCells(grid, row)[0]?.text ?? '';
    } else if (role === 'body') {
      if (current) current.body.push({ row, group });
      else sections.push({ headerRows: [], body: [{ row, group }] });
    }
  }
  return sections;
}

function axesOf(
  grid: Grid,
  structure: Structure,
  body: Section['body'],
  headers: readonly Header[],
  book: NoteBook,
) {
  const lastKey = structure.keys.at(-1) ?? -1;
  const sample = body.slice(0, 60);
  return {
    corner: structure.keys
      .map((key) => headers[key]?.path ?? '')
      .join(' ')
      .trim(),
    columnHeaders: headers.slice(lastKey + 1, lastKey + 61).map((header) => header.path),
    rowHeaders: sample.map(({ row }) => readHeader([grid.rows[row]?.[lastKey]?.text ?? ''], book).path),
    values: sample.map(({ row }) =>
      (grid.rows[row] ?? []).slice(lastKey + 1, lastKey + 61).map((cell) => cell?.text ?? ''),
    ),
  };
}

/** No cell of its own names it: left empty under the name that goes on, where no span says so. */
const isUnnamed = (grid: Grid, keys: readonly number[], row: number): boolean =>
  keys.length > 0 &&
  keys.every((column) => {
    const cell = grid.rows[row]?.[column];
    return cell === undefined || (cell.row === row && cell.columns === 1 && cell.text === '');
  });

type Cells = Pick<Row, 'keys' | 'fields' | 'notes'>;

function readRecord(
  grid: Grid,
  keyColumns: readonly number[],
  row: number,
  headers: readonly Header[],
  transposed: boolean,
  reader: Reader,
): Cells {
  const { context } = reader;
  const keys: Key[] = [];
  const fields: Field[] = [];
  const notes: { about: string; text: string }[] = [];
  const slots = grid.rows[row] ?? [];
  const keyCells = new Set(keyColumns.map((column) => slots[column]));
  let rowUnit = '';
  for (const column of keyColumns) {
    const cell = slots[column];
    const said = reader.text(row, column);
    if (!cell || said === undefined || isEmptySign(said) || isEmptyBox(said)) continue;
    if (column > 0 && slots[column - 1] === cell) continue;
    const header = headers[column] ?? noHeader;
    const named = transposed || header.path === '' ? readHeader([said], context.book) : undefined;
    const taken = named ? { text: named.path, notes: named.notes } : takeMarks(said, context.book);
    if (named) rowUnit = named.unit;
    if (taken.text === '') continue;
    const keyHeader = transposed && !isGeneric(header.path) ? '' : header.path;
    keys.push({ header: keyHeader, text: withUnit(taken.text, header.unit, context.english) });
    for (const text of taken.notes) notes.push({ about: taken.text, text });
  }
  const rowMarks = areMarks(slots.filter((cell) => !keyCells.has(cell)).map((cell) => cell?.text ?? ''));
  const rowName = keys.map((key) => key.text).join(' ');
  let lastRead: GridCell | undefined;
  for (let column = 0; column < slots.length; column++) {
    const cell = slots[column];
    if (!cell || keyCells.has(cell) || keyColumns.includes(column)) continue;
    const said = reader.text(row, column);
    const header = ownHeader(cell, reader, keyCells) ?? headers[column] ?? noHeader;
    if (slots[column - 1] === cell) {
      const previous = fields.at(-1);
      const last = previous?.headers.at(-1);
      if (previous && cell === lastRead && header.path !== '' && (!last || pathOf(last) !== header.path))
        fields[fields.length - 1] = { ...previous, headers: [...previous.headers, header.name] };
      continue;
    }
    const read = readValue(said, reader, {
      unit: header.unit || rowUnit || unitOfAll(header.path, context),
      header: transposed ? rowName : header.path,
      letters: rowMarks || reader.isMarkColumn(column),
    });
    if (!read) continue;
    lastRead = cell;
    fields.push({
      headers: header.path === '' ? [] : [header.name],
      value: read.value,
      at: placeOf(cell, row),
    });
    const about = transposed ? `${rowName} ${header.path}`.trim() : header.path || rowName;
    for (const text of [...header.notes, ...read.notes])
      if (!notes.some((note) => note.text === text)) notes.push({ about, text });
  }
  return { keys, fields, notes };
}

/** The unit that is stated for the whole table, where it can be this column's. */
const unitOfAll = (header: string, { captionUnit }: RowContext): string =>
  isSequence(header) || isCount(header) ? '' : captionUnit;

const placeOf = (cell: GridCell, row: number): Field['at'] =>
  cell.row === row ? { start: cell.raw.start, end: cell.raw.end } : null;

/** The header that the cell itself names by ids, without the cells that already name the row. */
function ownHeader(
  cell: GridCell,
  reader: Reader,
  keyCells: ReadonlySet<GridCell | undefined>,
): Header | undefined {
  const ids = cell.raw.headers;
  if (!ids || ids.length === 0) return undefined;
  const cells = ids
    .slice(0, 8)
    .map((id) => reader.byId.get(id))
    .filter((named) => named !== undefined && !keyCells.has(named) && named.row !== cell.row);
  return cells.length === 0
    ? undefined
    : readHeader(
        cells.map((named) => named!.text),
        reader.context.book,
      );
}

/** th td th td: header cells name the values that follow them; without header cells every second cell does. */
function readPairs(grid: Grid, row: number, reader: Reader): Cells {
  const { context } = reader;
  const fields: Field[] = [];
  const notes: { about: string; text: string }[] = [];
  const cells = coveringCells(grid, row);
  const marked = cells.some((cell) => cell.raw.header);
  let names: string[] = [];
  let fresh = true;
  for (const [at, cell] of cells.entries()) {
    const isName = marked ? cell.raw.header : at % 2 === 0;
    const said = reader.text(row, cell.column);
    if (isName) {
      if (fresh) names.push(said ?? '');
      else names = [said ?? ''];
      fresh = true;
      continue;
    }
    fresh = false;
    const header = readHeader(names, context.book);
    const unit = header.unit || unitOfAll(header.path, context);
    const read = readValue(said, reader, {
      unit,
      header: header.path,
      letters: reader.isMarkColumn(cell.column),
    });
    if (!read) continue;
    fields.push({
      headers: header.path === '' ? [] : [header.name],
      value: read.value,
      at: placeOf(cell, row),
    });
    for (const text of [...header.notes, ...read.notes]) notes.push({ about: header.path, text });
  }
  // A name without a value is still said.
  const keys =
    fields.length === 0 ? names.map((text) => ({ header: '', text })).filter((key) => key.text !== '') : [];
  return { keys, fields, notes };
}
