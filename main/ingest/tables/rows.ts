/** Resolves the body of a grid: every row with its keys, its values under their headers, and its notes. */
import { isAttribute, isGeneric, isRemark, isSequence } from './attribute-words.ts';
import { cellsById, columnHeaders, type Header, noHeader, readHeader } from './column-headers.ts';
import { coveringCells, type Grid, type GridCell, ownCells } from './grid.ts';
import { areMarks, letterPolarity, polarityOf, signWithRemark } from './marks.ts';
import { type Meaning, meaningOfSign, type NoteBook, normalMark, type Polarity, takeMarks } from './notes.ts';
import { orientationOf } from './orientation.ts';
import { type Field, type Key, pathOf, type Row, type Value } from './row-model.ts';
import { isDitto, type Structure } from './structure.ts';
import { withUnit } from './units.ts';
import { isEmptySign } from './value-kind.ts';
import { verbOf } from './verbs.ts';

export interface RowContext {
  readonly english: boolean;
  readonly caption: string;
  readonly captionUnit: string;
  readonly book: NoteBook;
  /** What empty cells mean, where the page says it. */
  readonly empty: Meaning | undefined;
}

/** The model of every body row, by grid row; the sub-heading rows that nothing stands under are left out. */
export function resolveRows(grid: Grid, structure: Structure, context: RowContext): ReadonlyMap<number, Row> {
  const rows = new Map<number, Row>();
  for (const section of sectionsOf(grid, structure)) {
    const headers = columnHeaders(grid, section.headerRows, context.book);
    const reader = cellReader(grid, structure, section.body, headers, context);
    const orientation = structure.pairs
      ? pairsOrTerms(grid, section.body)
      : orientationOf(axesOf(grid, structure, section.body, headers, context.book));
    for (const { row, group } of section.body) {
      const cells = structure.pairs
        ? readPairs(grid, row, reader)
        : readRecord(grid, structure.keys, row, headers, orientation === 'transposed', reader);
      rows.set(row, {
        orientation,
        caption: context.caption,
        group: takeMarks(group, context.book).text,
        ...cells,
      });
    }
  }
  return rows;
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

interface Reader {
  readonly context: RowContext;
  readonly byId: ReadonlyMap<string, GridCell>;
  /** The text of a slot with "same as above" resolved; undefined where nothing is above. */
  text(row: number, column: number): string | undefined;
  isMarkColumn(column: number): boolean;
  /** The headers of the columns that hold signs. */
  markHeaders(): readonly string[];
}

function cellReader(
  grid: Grid,
  structure: Structure,
  body: Section['body'],
  headers: readonly Header[],
  context: RowContext,
): Reader {
  /** The last value that was read in each column: body rows are read from top to bottom. */
  const above = new Map<number, { row: number; text: string | undefined; before: string | undefined }>();
  const markColumns = new Map<number, boolean>();
  const lastKey = structure.keys.at(-1) ?? -1;
  let markHeaders: readonly string[] | undefined;
  return {
    context,
    markHeaders() {
      markHeaders ??= headers.flatMap(({ path }, column) => (this.isMarkColumn(column) ? [path] : []));
      return markHeaders;
    },
    byId: cellsById(grid),
    text(row, column) {
      const cell = grid.rows[row]?.[column];
      const last = above.get(column);
      const before = last?.row === row ? last.before : last?.text;
      const text = cell === undefined ? undefined : isDitto(cell.text) ? before : cell.text;
      above.set(column, { row, text: text ?? before, before });
      return text;
    },
    isMarkColumn(column) {
      let known = markColumns.get(column);
      if (known === undefined) {
        known = column > lastKey && areMarks(body.map(({ row }) => grid.rows[row]?.[column]?.text ?? ''));
        markColumns.set(column, known);
      }
      return known;
    },
  };
}

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
    if (!cell || said === undefined || isEmptySign(said) || (column > 0 && slots[column - 1] === cell))
      continue;
    const header = headers[column] ?? noHeader;
    const named = transposed || header.path === '' ? readHeader([said], context.book) : undefined;
    const taken = named ? { text: named.path, notes: named.notes } : takeMarks(said, context.book);
    if (named) rowUnit = named.unit;
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
      unit: header.unit || rowUnit || (isSequence(header.path) ? '' : context.captionUnit),
      header: transposed ? rowName : header.path,
      letters: rowMarks || reader.isMarkColumn(column),
    });
    if (!read) continue;
    lastRead = cell;
    fields.push({ headers: header.path === '' ? [] : [header.name], value: read.value });
    const about = transposed ? `${rowName} ${header.path}`.trim() : header.path || rowName;
    for (const text of [...header.notes, ...read.notes])
      if (!notes.some((note) => note.text === text)) notes.push({ about, text });
  }
  return { keys, fields, notes };
}

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
    const unit = header.unit || context.captionUnit;
    const read = readValue(said, reader, {
      unit,
      header: header.path,
      letters: reader.isMarkColumn(cell.column),
    });
    if (!read) continue;
    fields.push({ headers: header.path === '' ? [] : [header.name], value: read.value });
    for (const text of [...header.notes, ...read.notes]) notes.push({ about: header.path, text });
  }
  // A name without a value is still said.
  const keys =
    fields.length === 0 ? names.map((text) => ({ header: '', text })).filter((key) => key.text !== '') : [];
  return { keys, fields, notes };
}

/** What a cell's surroundings say about its value. */
interface Place {
  readonly unit: string;
  readonly header: string;
  /** Letters (O, X) are signs here. */
  readonly letters: boolean;
}

function readValue(
  said: string | undefined,
  reader: Reader,
  { unit, header, letters }: Place,
): { value: Value; notes: readonly string[] } | undefined {
  const { context } = reader;
  if (said === undefined) return undefined;
  const verb = () => verbOf(header, context.caption, reader.markHeaders());
  const meant = (meaning: Meaning, polarity: Polarity, remark: string): Value =>
    meaning.word !== undefined
      ? { text: remark === '' ? meaning.word : `${meaning.word} (${remark})` }
      : {
          text: '',
          polarity: meaning.polarity ?? polarity,
          verb: meaning.verb ?? verb(),
          ...(meaning.stem ? { stem: meaning.stem } : {}),
          ...(remark === '' ? {} : { remark }),
        };
  if (isEmptySign(said))
    return context.empty && !isRemark(header)
      ? { value: meant(context.empty, 'no', ''), notes: [] }
      : undefined;
  const taken = takeMarks(said, context.book);
  const plain = polarityOf(taken.text) ?? (letters ? letterPolarity(taken.text) : undefined);
  const sign = plain ? { polarity: plain, remark: '' } : signWithRemark(taken.text);
  if (sign) {
    const mark = plain ? taken.text : taken.text.slice(0, 1);
    const legend = context.book.get(normalMark(mark)) ?? context.book.get(mark);
    return {
      value: meant(legend === undefined ? {} : meaningOfSign(legend), sign.polarity, sign.remark),
      notes: taken.notes,
    };
  }
  return { value: { text: withUnit(taken.text, unit, context.english) }, notes: taken.notes };
}
