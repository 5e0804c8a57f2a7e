/** A sheet as blocks of the document: its name as a heading, texts, tables with captions, notes. */
import type { DocumentBuilder } from '../document-builder.ts';
import { rangeName } from './cell-range.ts';
import { headerRows } from './header-rows.ts';
import { lastColumn, lastRow, type PlacedCell, type PlacedRow, placeCells } from './merged.ts';
import { findRegions, type Region } from './regions.ts';
import { cellKey, type Sheet } from './sheet.ts';
import { placeOf, tableRows } from './table.ts';

/** A line alone that is longer than this, or ends as a sentence does, is no heading. */
const longestHeading = 60;
/** Lines right above a table that are its caption together; what stands above them is text. */
const mostTitles = 4;

/** @param heading false for a file that is one sheet without a name of its own (CSV) */
export function writeSheet(builder: DocumentBuilder, sheet: Sheet, heading = true): void {
  const placed = placeCells(sheet);
  if (heading && (placed.length > 0 || sheet.floating.length > 0)) builder.heading(1, sheet.name);
  const regions = findRegions(placed, sheet.tables);
  const noted = new Set<number>();
  for (const [at, region] of regions.entries()) {
    const isLast = !regions.slice(at + 1, at + 20).some(({ rows }) => isTable(rows));
    writeRegion(builder, sheet, region, isLast, noted);
  }
  // Notes on cells that show nothing.
  for (const [key, note] of sheet.notes) if (!noted.has(key)) builder.text('note', note);
  for (const text of sheet.floating) builder.text('paragraph', text);
}

const isTable = (rows: readonly PlacedRow[]): boolean => rows.some(({ cells }) => cells.length > 1);

function writeRegion(
  builder: DocumentBuilder,
  sheet: Sheet,
  region: Region,
  isLast: boolean,
  noted: Set<number>,
): void {
  const { titles, rows, remarks } = region;
  if (!isTable(rows)) {
    writeLines(builder, sheet, [...titles, ...rows, ...remarks], !isLast, noted);
    return;
  }
  writeTitles(builder, sheet, titles, noted);
  const headers = region.headerRows ?? headerRows(rows, sheet.headers);
  const table = tableRows(rows, headers, sheet);
  if (table) builder.table(table);
  else
    for (const row of rows)
      for (const cell of row.cells) writeLine(builder, sheet, row.row, cell, 'paragraph');
  writeNotes(builder, sheet, rows, headers, noted);
  for (const { row, cells } of remarks)
    for (const cell of cells) writeLine(builder, sheet, row, cell, 'note');
  writeNotes(builder, sheet, remarks, 0, noted);
}

/** One caption of all rows above the header (요금표, 단위: 원); a long text among them stays a paragraph. */
function writeTitles(
  builder: DocumentBuilder,
  sheet: Sheet,
  titles: readonly PlacedRow[],
  noted: Set<number>,
): void {
  const said = titles.flatMap(({ row, cells }) => cells.map((cell) => ({ row, cell })));
  const short = said.slice(-mostTitles).filter(({ cell }) => cell.text.length <= longestHeading);
  for (const { row, cell } of said)
    if (!short.some((other) => other.cell === cell)) writeLine(builder, sheet, row, cell, 'paragraph');
  const first = short[0];
  if (first) {
    const range = rangeName({
      top: first.row,
      left: Math.min(...short.map(({ cell }) => cell.column)),
      bottom: Math.max(...short.map(({ row, cell }) => lastRow(cell, row))),
      right: Math.max(...short.map(({ cell }) => lastColumn(cell))),
    });
    const place = { sheet: { name: sheet.name, range } };
    builder.text('caption', short.map(({ cell }) => cell.text).join(' '), { place });
    for (const { row, cell } of short) linkTo(builder, sheet, row, cell);
  }
  writeNotes(builder, sheet, titles, 0, noted);
}

/** Cells one below the other: a short line alone over more is a heading, else they are paragraphs. */
function writeLines(
  builder: DocumentBuilder,
  sheet: Sheet,
  rows: readonly PlacedRow[],
  mayHead: boolean,
  noted: Set<number>,
): void {
  const [only] = rows.length === 1 ? rows[0]!.cells : [];
  const isHeading =
    mayHead &&
    only !== undefined &&
    only.kind === 'text' &&
    only.text.length <= longestHeading &&
    !/[.!?:다요]$|^[※*([]/u.test(only.text.trim());
  for (const { row, cells } of rows)
    for (const cell of cells)
      if (isHeading && cell.text.trim() === sheet.name.trim()) linkTo(builder, sheet, row, cell);
      else if (isHeading) {
        builder.heading(2, cell.text, placeOf(sheet.name, row, cell));
        linkTo(builder, sheet, row, cell);
      } else writeLine(builder, sheet, row, cell, /^[※*]/.test(cell.text) ? 'note' : 'paragraph');
  writeNotes(builder, sheet, rows, 0, noted);
}

function writeLine(
  builder: DocumentBuilder,
  sheet: Sheet,
  row: number,
  cell: PlacedCell,
  kind: 'paragraph' | 'note',
): void {
  for (const line of cell.text.split('\n'))
    builder.text(kind, line, { place: placeOf(sheet.name, row, cell) });
  linkTo(builder, sheet, row, cell);
}

function linkTo(builder: DocumentBuilder, sheet: Sheet, row: number, cell: PlacedCell): void {
  const href = sheet.links.get(cellKey(row, cell.column));
  if (href !== undefined) builder.link(href, cell.text);
}

/** Notes on cells, after the table: each with the row's name and the column's, which it speaks of. */
function writeNotes(
  builder: DocumentBuilder,
  sheet: Sheet,
  rows: readonly PlacedRow[],
  headers: number,
  noted: Set<number>,
): void {
  if (sheet.notes.size === 0) return;
  for (const [at, { row, cells }] of rows.entries())
    for (const cell of cells) {
      const key = cellKey(row, cell.column);
      const note = sheet.notes.get(key);
      if (note === undefined) continue;
      noted.add(key);
      const names =
        at < headers ? [cell.text] : [cells[0]!.text, headerOf(rows, headers, cell.column) ?? cell.text];
      const about = [...new Set(names)].join(' ').replace(/\s+/g, ' ');
      builder.text('note', `${about}: ${note}`, { place: placeOf(sheet.name, row, cell) });
    }
}

function headerOf(rows: readonly PlacedRow[], headers: number, column: number): string | undefined {
  for (let at = headers - 1; at >= 0; at--) {
    const cell = rows[at]!.cells.find((name) => name.column <= column && lastColumn(name) >= column);
    if (cell) return cell.text;
  }
  return undefined;
}
