/** From what stands where on pages to a document: reading order, tables, paragraphs, headings. Knows no file format. */
import type { DocumentBuilder, PlaceOf } from '../document-builder.ts';
import { around } from './box.ts';
import { type Bookmark, headingLevels } from './headings.ts';
import { joinTables } from './joined-tables.ts';
import { LineJoining } from './line-joining.ts';
import { linesOf } from './lines.ts';
import { isRemark, labelOf } from './list-labels.ts';
import type { Box, Line, PageContent, PageItem, PageItems, PageTable } from './page.ts';
import { type Measures, type Part, partsOf } from './paragraphs.ts';
import { inReadingOrder } from './reading-order.ts';
import { withoutRepeated } from './repeated.ts';
import { ruledTables } from './ruled-tables.ts';

export type { Bookmark } from './headings.ts';
export { linesOf } from './lines.ts';
export type * from './page.ts';

/** What stands on a page, in reading order: tables first taken out by their rules, then columns, then lines. */
export function itemsOfPage(content: PageContent): PageItems {
  const { tables, rest } = ruledTables(content);
  const lines = linesOf(rest, content.number, content.links);
  const { number, width, height } = content;
  return { number, width, height, items: inReadingOrder(lines, tables, width, !content.recognised) };
}

/**
 * Writes the pages of a document: running heads and page numbers left out, paragraphs joined over lines, columns and
 * pages. Gives the text of the first heading, or nothing.
 * @param pointsPerUnit what a place's measures are multiplied with, where the pages are not measured in points
 */
export function writePages(
  pages: readonly PageItems[],
  bookmarks: readonly Bookmark[],
  builder: DocumentBuilder,
  pointsPerUnit = 1,
): string {
  const all = pages.flatMap(({ items }) => items.flatMap((item) => linesIn(item)));
  const measures = measuresOf(pages, all);
  const items = withoutRepeated(pages, measures.bodySize).flatMap((page) => page.items);
  const joining = new LineJoining();
  for (const line of all) joining.learn(line);
  const parts = joinTables(partsOf(items, measures));
  for (const part of parts)
    if (part.kind === 'lines')
      for (let i = 1; i < part.lines.length; i++) joining.weigh(part.lines[i - 1]!, part.lines[i]!);
  const textOf = (part: Part) => (part.kind === 'lines' ? joining.join(part.lines) : '');
  const levels = headingLevels(parts, textOf, bookmarks, measures);
  const writer: Writer = { builder, joining, measures, pointsPerUnit };
  let title = '';
  const depths = new Depths();
  for (const [i, part] of parts.entries()) {
    const level = levels.get(i);
    if (part.kind === 'table') {
      depths.clear();
      writeTable(part.table, writer);
    } else if (level === undefined) writeLines(part, writer, depths, parts[i + 1]);
    else {
      depths.clear();
      const text = [part.told?.label, textOf(part)].filter(Boolean).join(' ');
      title ||= text;
      builder.heading(level, text, placeOf(part.lines, pointsPerUnit));
      writeLinks(part.lines, builder);
    }
  }
  return title;
}

/** How much text stands on a page. */
export const charactersOf = ({ items }: PageItems): number =>
  items.flatMap((item) => linesIn(item)).reduce((sum, { text }) => sum + text.length, 0);

export const lineCount = ({ items }: PageItems): number =>
  items.reduce((sum, item) => sum + linesIn(item).length, 0);

interface Writer {
  readonly builder: DocumentBuilder;
  readonly joining: LineJoining;
  readonly measures: Measures;
  readonly pointsPerUnit: number;
}

/** How deep a list item stands: labels further right, or of another style inside an item, are deeper. */
class Depths {
  #open: { x: number; style: string }[] = [];

  of(x: number, style: string, size: number): number {
    const same = this.#open.findIndex((one) => one.style === style && Math.abs(one.x - x) < size * 0.8);
    if (same >= 0) this.#open.length = same + 1;
    else {
      while (this.#open.length > 0 && this.#open[this.#open.length - 1]!.x > x + size * 0.4) this.#open.pop();
      this.#open.push({ x, style });
    }
    return this.#open.length - 1;
  }

  clear(): void {
    this.#open = [];
  }
}

const caption = /^[<[(【「]?\s*(?:표|그림|도표|Table|Figure|Fig\.)\s*[\d.ⅠⅡⅢⅣⅤ-]+/i;
const unitLine = /^[([<]\s*단위\s*[:：].{1,30}[)\]>]$/;

function writeLines(
  part: Extract<Part, { kind: 'lines' }>,
  { builder, joining, measures, pointsPerUnit }: Writer,
  depths: Depths,
  next?: Part,
): void {
  const { told, lines } = part;
  const text = joining.join(lines);
  const place = placeOf(lines, pointsPerUnit);
  const first = lines[0]!;
  const unlabelled = !told || ((told.kind === 'paragraph' || told.kind === 'list-item') && !told.label);
  const label = unlabelled ? labelOf(text) : null;
  const beforeTable = next?.kind === 'table';
  if (told && !label) {
    const { kind, depth, label: shown } = told;
    const known = kind === 'heading' ? 'paragraph' : kind;
    builder.text(known, text, {
      ...(place ? { place } : {}),
      ...(depth === undefined ? {} : { depth }),
      ...(shown === undefined ? {} : { label: shown }),
    });
  } else if (label) {
    const depth = told?.depth ?? depths.of(first.x0, label.style, first.size);
    builder.text('list-item', label.rest, {
      depth,
      ...(label.label === undefined ? {} : { label: label.label }),
      ...(place ? { place } : {}),
    });
  } else {
    const kind =
      text.length < 120 && (caption.test(text) || (beforeTable && unitLine.test(text)))
        ? 'caption'
        : isRemark(text) || isFootnote(text, first, measures)
          ? 'note'
          : 'paragraph';
    if (kind === 'paragraph') depths.clear();
    builder.text(kind, withoutLeaders(text), place ? { place } : {});
  }
  writeLinks(lines, builder);
}

/** Small print that begins with a number or a star. */
function isFootnote(text: string, { size }: Line, { bodySize }: Measures): boolean {
  return size < bodySize * 0.88 && /^(?:\d{1,3}[)\s]|\*|†|주\d)/.test(text);
}

/** The dots between a title and its page in a table of contents. */
const withoutLeaders = (text: string) => text.replace(/\s*(?:[.·․…‥]\s?){4,}\s*/g, ' ');

function writeLinks(lines: readonly Line[], builder: DocumentBuilder): void {
  for (const { links } of lines) for (const { href, text } of links) builder.link(href, text);
}

function writeTable(table: PageTable, writer: Writer): void {
  writer.builder.table(
    table.rows.map((row, i) => ({
      ...(i < table.headRows ? { group: 'head' as const } : {}),
      cells: row.map(({ rowspan, colspan, header, scope, items, ...box }) => ({
        ...{ rowspan, colspan, header, ...(scope ? { scope } : {}) },
        content: (builder) => writeItems(items, { ...writer, builder }),
        place: { page: { number: pageOf(items) ?? table.page, box: boxOf(box, writer.pointsPerUnit) } },
      })),
    })),
  );
}

function writeItems(items: readonly PageItem[], writer: Writer): void {
  const depths = new Depths();
  for (const part of partsOf(items, writer.measures)) {
    if (part.kind === 'table') writeTable(part.table, writer);
    else writeLines(part, writer, depths);
  }
}

/** Where lines stand; a paragraph that goes on over a page's end is shown where it begins. */
function placeOf(lines: readonly Line[], by: number): PlaceOf | undefined {
  const [first] = lines;
  if (!first) return undefined;
  return {
    page: { number: first.page, box: boxOf(around(lines.filter(({ page }) => page === first.page)), by) },
  };
}

function boxOf({ x0, y0, x1, y1 }: Box, by: number): [number, number, number, number] {
  const round = (value: number) => Math.round(value * by * 10) / 10;
  return [round(Math.max(0, x0)), round(Math.max(0, y0)), round(x1 - x0), round(y1 - y0)];
}

function linesIn(item: PageItem): readonly Line[] {
  if (item.kind === 'line') return [item.line];
  if (item.kind === 'told') return item.lines;
  return item.table.rows.flatMap((row) =>
    row.flatMap((cell) => cell.items.flatMap((inner) => linesIn(inner))),
  );
}

const pageOf = (items: readonly PageItem[]) => items.flatMap((item) => linesIn(item))[0]?.page;

/** The smallest step that is common: in a document of short paragraphs the gaps between them are the usual ones. */
function usualStep(steps: readonly number[]): number {
  if (steps.length === 0) return 1.5;
  const sorted = [...steps].sort((a, b) => a - b);
  const common = sorted.findIndex(
    (step, i) => (sorted[i + Math.ceil(sorted.length * 0.08)] ?? Infinity) < step + 0.1,
  );
  return Math.max(1.1, sorted[Math.max(common, 0)]! + 0.05);
}

/** The size that most characters have outside tables (in them, where there is nothing else), and the usual leading. */
function measuresOf(pages: readonly PageItems[], all: readonly Line[]): Measures {
  const running = pages.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'table' ? [] : linesIn(item))),
  );
  const counted = running.length > 5 ? running : all;
  const characters = new Map<number, number>();
  for (const { size, text } of counted) {
    const key = Math.round(size * 2) / 2;
    characters.set(key, (characters.get(key) ?? 0) + text.length);
  }
  const bodySize = [...characters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
  const steps: number[] = [];
  for (let i = 1; i < counted.length && steps.length < 20_000; i++) {
    const [above, line] = [counted[i - 1]!, counted[i]!];
    const step = (line.y1 - above.y1) / line.size;
    if (line.page === above.page && Math.abs(line.size - above.size) < 0.3 && step > 0.9 && step < 2.6)
      steps.push(step);
  }
  return { bodySize, leading: usualStep(steps) };
}
