/** Running heads, feet and page numbers: what stands at the same place on many pages is not content. */
import type { PageItem, PageItems } from './page.ts';

/** Parts of a page's height in which a running head or foot stands. */
const headZone = 0.14;
const footZone = 0.12;
/** Only so many items from the edge are looked at. */
const outermost = 4;
const longest = 160;

const pageNumber =
  /^(?:[-–—~·<[(|]\s*\d{1,4}\s*[-–—~·>\])|]|\d{1,4}\s*(?:\/|of|중)\s*\d{1,4}|(?:page|p\.?|페이지|쪽)\s*[-.:]?\s*\d{1,4}(?:\s*(?:\/|of)\s*\d{1,4})?|\d{1,4}\s*(?:쪽|페이지|page))$/i;
const bareNumber = /^(?:\d{1,4}|[ivxlc]{1,6})$/i;

interface Edge {
  readonly page: number;
  readonly item: PageItem;
  readonly key: string;
  /** For a line that begins or ends in a number which counts the pages: its place, and the count's offset. */
  readonly numberKey?: string;
  readonly text: string;
}

/**
 * The items of every page without what repeats. A running head is kept where it first stands if it is larger than
 * the text: it may be the title.
 */
export function withoutRepeated(pages: readonly PageItems[], bodySize: number): PageItems[] {
  const edges = pages.flatMap(edgesOf);
  const counts = new Map<string, number>();
  for (const { key, numberKey } of edges) {
    counts.set(key, (counts.get(key) ?? 0) + 1);
    if (numberKey) counts.set(numberKey, (counts.get(numberKey) ?? 0) + 1);
  }
  const least = pages.length <= 2 ? 2 : 3;
  const kept = new Set<string>();
  const out = new Set<PageItem>();
  for (const { key, numberKey, text, item } of edges) {
    const numbered = numberKey !== undefined && pages.length >= 3 && (counts.get(numberKey) ?? 0) >= 3;
    const repeats = numbered || (pages.length >= 2 && (counts.get(key) ?? 0) >= least);
    const isNumber = pageNumber.test(text) || (repeats && bareNumber.test(text));
    if (!repeats && !isNumber) continue;
    const large = sizeOf(item) > bodySize * 1.15 && !isNumber && !numbered;
    if (large && !kept.has(key)) kept.add(key);
    else out.add(item);
  }
  return pages.map((page) => ({ ...page, items: page.items.filter((item) => !out.has(item)) }));
}

function edgesOf({ number, height, items }: PageItems): Edge[] {
  const placed = items
    .map((item) => ({ item, y0: topOf(item), y1: bottomOf(item) }))
    .sort((a, b) => a.y0 - b.y0);
  const heads = placed.slice(0, outermost).filter(({ y1 }) => y1 < height * headZone);
  const feet = placed.slice(-outermost).filter(({ y0 }) => y0 > height * (1 - footZone));
  return [...heads.map((one) => ({ ...one, zone: 'h' })), ...feet.map((one) => ({ ...one, zone: 'f' }))]
    .map(({ item, y0, zone }) => {
      const text = textOf(item);
      const shape = text.replace(/\d+/g, '0').replace(/^[ivxlc]{1,6}$/i, '0');
      const place = `${zone}${Math.round(y0 / 5)}`;
      const counted = /^(\d{1,4})\s|(?:^|\D)(\d{1,4})$/.exec(text);
      const offset = counted ? Number(counted[1] ?? counted[2]) - number : Number.NaN;
      const numberKey = Number.isNaN(offset) ? {} : { numberKey: `${place}#${offset}` };
      return { page: number, item, text, key: `${place}:${shape}`, ...numberKey };
    })
    .filter(({ text }) => text.length <= longest);
}

function linesIn(item: PageItem): { y0: number; y1: number; size: number; text: string }[] {
  if (item.kind === 'line') return [item.line];
  if (item.kind === 'told') return [...item.lines];
  return item.table.rows.flatMap((row) => row.flatMap((cell) => cell.items.flatMap(linesIn)));
}

const topOf = (item: PageItem) =>
  item.kind === 'table' ? item.table.y0 : Math.min(...linesIn(item).map(({ y0 }) => y0));
const bottomOf = (item: PageItem) =>
  item.kind === 'table' ? item.table.y1 : Math.max(...linesIn(item).map(({ y1 }) => y1));
const sizeOf = (item: PageItem) =>
  item.kind === 'table' ? 0 : Math.max(...linesIn(item).map(({ size }) => size));
const textOf = (item: PageItem) =>
  linesIn(item)
    .map(({ text }) => text)
    .join(' ')
    .trim();
