/** Tables that only place blocks on the page, told from tables of data. */
import type { RawCell, RawTable } from '../../contract/document.ts';
import { isByline } from '../../language/index.ts';
import { collapse, nestedTables } from './cell-text.ts';

/** An image's alternative text that only names a sign beside a note. */
const iconText =
  /^(?:.{0,20}(?:icon|아이콘|image|이미지|그림)|note|tip|warning|caution|참고|주의|경고|팁|알림|!|ⓘ|i)$/iu;

/** Longer cells without header cells around them are columns of a page, not values. */
const longCell = 600;

/**
 * True where the table lays out a page (its cells' blocks are to be read one after the other), false where it holds
 * data. Header cells and captions mean data; without them the shape and the cells' content decide.
 */
export function isLayoutTable(table: RawTable, text: string): boolean {
  if (table.presentation === true) return true;
  const rows = table.rows.filter((row) => row.cells.length > 0);
  const cells = rows.flatMap((row) => row.cells);
  if (cells.length <= 1) return true;
  const width = Math.max(...rows.slice(0, 5000).map(slots));
  const headers = cells.filter((cell) => cell.header).length;
  const isMarked = headers > 0 || table.caption !== undefined || rows.some((row) => row.group === 'head');
  if (leadsOn(rows, text)) return true;
  if (width === 1) return !isMarked || headers === cells.length;
  if (isMarked) return false;
  if (cells.some((cell) => holdsPage(cell))) return true;
  const texts = rows.map((row) => row.cells.map((cell) => collapse(text.slice(cell.start, cell.end))));
  if (texts.some((row) => row.some((value) => value.length > longCell))) return true;
  if (texts.every((row) => row.filter((value) => value !== '' && !iconText.test(value)).length <= 1))
    return true;
  // The page's title with who wrote it and when, side by side.
  if (rows.length === 1) return !isPairRow(texts[0] ?? []) || texts[0]!.some(isByline);
  return !isRegular(rows.map(slots));
}

/** Words of a row that leads to the pages before and after, as manuals made from DocBook have above and below. */
const leading =
  /^[<«←‹\s]*(?:prev|previous|next|up|home|top|contents|table of contents|index|이전|다음|처음|목차|차례|위로|홈|색인)[>»→›\s]*$/iu;
const beforeOrAfter = /prev|next|이전|다음/iu;

/** At most three rows, of which half of the cells do nothing but lead to other pages. */
function leadsOn(rows: RawTable['rows'], text: string): boolean {
  if (rows.length > 3) return false;
  const texts = rows
    .flatMap((row) => row.cells.map((cell) => collapse(text.slice(cell.start, cell.end))))
    .filter((cell) => cell !== '');
  const links = texts.filter((cell) => leading.test(cell));
  return (
    links.length >= 2 && links.length * 2 >= texts.length && links.some((one) => beforeOrAfter.test(one))
  );
}

const slots = (row: { readonly cells: readonly RawCell[] }): number =>
  row.cells.reduce((sum, cell) => sum + Math.max(1, Math.min(1000, cell.colspan || 1)), 0);

/** Headings, nested tables, or several paragraphs with a list: the content of a page, not a value. */
function holdsPage(cell: RawCell): boolean {
  if (cell.blocks.some((block) => block.kind === 'heading')) return true;
  if (nestedTables(cell).length > 0) return true;
  const paragraphs = cell.blocks.filter((block) => block.kind === 'paragraph').length;
  const items = cell.blocks.filter((block) => block.kind === 'list-item').length;
  return paragraphs >= 4 || (paragraphs >= 2 && items >= 2);
}

/** One row of short cells: a pair (or pairs) of name and value. */
const isPairRow = (texts: readonly string[]): boolean =>
  texts.length >= 2 && texts.length % 2 === 0 && texts.every((value) => value !== '' && value.length <= 60);

/**
 * Most rows have as many slots as the widest ones. Rows that a rowspan shortens come close enough; a page laid out
 * in rows of 1, 3 and 2 cells does not.
 */
function isRegular(widths: readonly number[]): boolean {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const full = Math.max(...counts.keys());
  const near = (counts.get(full) ?? 0) + (counts.get(full - 1) ?? 0);
  return near / widths.length >= 0.5;
}
