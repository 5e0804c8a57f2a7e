/** XLS (BIFF 2 to 8), XLSB and Excel 2003's XML, through SheetJS. What it gives is never trusted to be a spreadsheet. */

import type { WorkBook, WorkSheet } from '@e965/xlsx';
import * as sheetJs from '@e965/xlsx';
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { FootnoteError } from '../../../contract/errors.ts';
import type { ZipPackage } from '../zip/index.ts';
import { harmlessXls, harmlessXlsb } from './biff.ts';
import { type CellRange, readRange } from './cell-range.ts';
import { CellCount, checkSheets } from './limits.ts';
import { type NumberFormat, numberFormat } from './number-format.ts';
import { addCell, type CellKind, cellKey, countHidden, type Sheet, type SheetRow } from './sheet.ts';
import type { Sheets } from './xlsx/index.ts';

/** Exported by SheetJS and documented, but missing in its types. */
const { CFB, read, set_cptable, parse_xlscfb, parse_zip } = sheetJs as typeof sheetJs & {
  parse_xlscfb(container: unknown, options: object): WorkBook;
  parse_zip(container: unknown, options: object): WorkBook;
};

// BIFF 5 and older store text in the machine's code page, Korean ones in CP949.
set_cptable(codePages);

/** Without `cellStyles` there are no hidden rows; through `read` it would also make a cell of every empty one. */
const options = {
  dense: true,
  cellText: false,
  cellNF: true,
  cellStyles: true,
  cellHTML: false,
  cellFormula: false,
};

type Cell = NonNullable<NonNullable<WorkSheet['!data']>[number]>[number];

/** @throws FootnoteError `damaged`, `encrypted`, `not-format`, `too-many-cells`, `too-many-elements` */
export function readXls(bytes: Uint8Array): Sheets {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return guarded('XLS', () => {
    if (file[0] === 0x09) return parse_xlscfb(harmlessXls(file), { ...options, type: 'buffer' });
    const container = CFB.read(file, { type: 'buffer' });
    const stream = CFB.find(container, '/Workbook') ?? CFB.find(container, '/Book');
    if (!stream?.content) throw new FootnoteError('not-format', { format: 'XLS' });
    stream.content = harmlessXls(Uint8Array.from(stream.content));
    CFB.utils.prep_blob(stream.content, 0);
    return parse_xlscfb(container, { ...options });
  });
}

/** What holds cells, texts and notes; pictures, macros and metadata stay packed. */
const xlsbParts =
  /^(?:\[Content_Types\]\.xml|docProps\/\w+\.xml|xl\/(?:workbook|sharedStrings|styles|comments\d*|worksheets\/[^/]+)\.bin|.*\.rels)$/i;

function harmlessPart(name: string, part: Uint8Array): Uint8Array {
  if (name.endsWith('.bin')) return harmlessXlsb(part);
  if (!name.startsWith('[')) return part;
  // SheetJS asks for every part of these kinds that is listed.
  const kinds = /<Override\b[^>]*(?:metadata|person|threadedComment|externalLink)[^>]*>/gi;
  return Buffer.from(Buffer.from(part).toString('utf8').replace(kinds, ''));
}

/** @throws FootnoteError as `readXls` */
export function readXlsb(zip: ZipPackage): Sheets {
  return guarded('XLSB', () => {
    const container = CFB.utils.cfb_new();
    for (const name of zip.names) {
      if (!xlsbParts.test(name)) continue;
      // Unpacked by our own reader, within its limits.
      const part = zip.read(name);
      if (part) CFB.utils.cfb_add(container, `/${name}`, harmlessPart(name, part));
    }
    return parse_zip(container, { ...options });
  });
}

/** @throws FootnoteError as `readXls` */
export function readExcelXml(text: string): Sheets {
  return guarded('XML', () => read(text, { ...options, cellStyles: false, type: 'string' }));
}

/** SheetJS throws plain errors of many kinds; none of them tells a person more than these two. */
function guarded(format: string, work: () => WorkBook): Sheets {
  try {
    const book = work();
    checkSheets(book.SheetNames.length);
    return { title: String(book.Props?.Title ?? ''), sheets: sheetsOf(book) };
  } catch (error) {
    if (error instanceof FootnoteError) throw error;
    if (/password|encryption scheme/i.test(String(error))) throw new FootnoteError('encrypted', {}, error);
    throw new FootnoteError('damaged', { format }, error);
  }
}

function* sheetsOf(book: WorkBook): Generator<Sheet> {
  const count = new CellCount();
  const formats = new Map<string, NumberFormat>();
  const date1904 = book.Workbook?.WBProps?.date1904 ?? false;
  const formatOf = (code: string): NumberFormat => {
    const format = formats.get(code) ?? numberFormat(code, date1904);
    formats.set(code, format);
    return format;
  };
  for (const [number, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name];
    if (sheet?.['!data'])
      yield {
        ...readSheet(sheet, formatOf, count),
        name,
        hidden: Boolean(book.Workbook?.Sheets?.[number]?.Hidden),
        headers: namedRanges(book, number, sheet),
        tables: [],
        floating: [],
      };
    delete book.Sheets[name];
  }
}

function readSheet(
  sheet: WorkSheet,
  formatOf: (code: string) => NumberFormat,
  count: CellCount,
): Pick<Sheet, 'rows' | 'merges' | 'links' | 'notes' | 'hiddenRows' | 'hiddenColumns' | 'uncomputed'> {
  const rows: SheetRow[] = [];
  const links = new Map<number, string>();
  const notes = new Map<number, string>();
  let hiddenRows = 0;
  const data = sheet['!data'] ?? [];
  // `for in`: a far cell leaves an array of a million holes.
  for (const at in data) {
    const row = Number(at);
    const cells: SheetRow['cells'] = [];
    for (const place in data[row]) {
      const column = Number(place);
      const cell = data[row]?.[column];
      if (!cell || !Number.isInteger(column)) continue;
      const note = cell.c
        ?.map(({ t = '', a }) => withoutAuthor(t, a))
        .join('\n')
        .trim();
      if (note) notes.set(cellKey(row, column), note);
      const shown = shownCell(cell, formatOf);
      if (shown.text.trim() === '') continue;
      const link = cell.l && readable(cell.l.Target);
      if (link) links.set(cellKey(row, column), link);
      count.add();
      addCell(cells, { column, ...shown });
    }
    if (cells.length > 0) {
      rows.push({ row, cells });
      if (sheet['!rows']?.[row]?.hidden) hiddenRows++;
    }
  }
  const merges = (sheet['!merges'] ?? []).map(
    ({ s, e }): CellRange => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }),
  );
  const hiddenColumns = countHidden(rows, (column) => sheet['!cols']?.[column]?.hidden === true);
  return { rows, merges, links, notes, hiddenRows, hiddenColumns, uncomputed: 0 };
}

/** Of an XLSB, SheetJS gives the bytes of the UTF-8 address as characters. */
function readable(target: string | undefined): string {
  if (target === undefined) return '';
  if (!/[\x80-\xff]/.test(target) || /[^\0-\xff]/.test(target)) return target.toWellFormed();
  const decoded = Buffer.from(target, 'latin1').toString('utf8');
  return decoded.includes('\ufffd') ? target : decoded;
}

const errors: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

function shownCell(
  cell: NonNullable<Cell>,
  formatOf: (code: string) => NumberFormat,
): { text: string; kind: CellKind } {
  const { t: type, v: value } = cell;
  if (type === 'e') return { text: errors[Number(value)] ?? '#N/A', kind: 'text' };
  if (type === 'b') return { text: value ? 'TRUE' : 'FALSE', kind: 'text' };
  if (typeof value === 'number') {
    const format = formatOf(isoDate(String(cell.z ?? 'General')));
    return Number.isFinite(value)
      ? { text: format.show(value), kind: format.kind }
      : { text: '', kind: 'text' };
  }
  if (value instanceof Date) return { text: value.toISOString().slice(0, 10), kind: 'date' };
  return { text: value === undefined || value === null ? '' : String(value).toWellFormed(), kind: 'text' };
}

/** The short date's code as SheetJS names it depends on the machine that wrote it: shown as ISO. */
const isoDate = (code: string): string =>
  code === 'm/d/yy' ? 'yyyy-mm-dd' : code === 'm/d/yy h:mm' ? 'yyyy-mm-dd h:mm' : code;

function withoutAuthor(noted: string, author: string | undefined): string {
  // In XLS a note is padded with zeros and other control characters.
  const text = noted.replace(/[\0-\x08\x0b-\x1f]/g, '').toWellFormed();
  return author && text.startsWith(`${author}:`) ? text.slice(author.length + 1).trim() : text.trim();
}

/** A filter's row and rows that are repeated in print. */
function namedRanges(book: WorkBook, number: number, sheet: WorkSheet): CellRange[] {
  const found: CellRange[] = [];
  const filter = sheet['!autofilter'] ? readRange(sheet['!autofilter'].ref) : null;
  if (filter) found.push({ ...filter, bottom: filter.top });
  for (const { Name, Ref, Sheet: at } of book.Workbook?.Names ?? []) {
    if (at !== number || typeof Ref !== 'string') continue;
    const range = readRange(Ref.slice(Ref.lastIndexOf('!') + 1));
    if (!range) continue;
    if (Name === '_xlnm._FilterDatabase' || Name === '_FilterDatabase')
      found.push({ ...range, bottom: range.top });
    if ((Name === '_xlnm.Print_Titles' || Name === 'Print_Titles') && range.bottom - range.top < 50)
      found.push(range);
  }
  return found;
}
