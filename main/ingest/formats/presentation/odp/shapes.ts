/** The shapes of an ODP page. */
import { FootnoteError } from '../../../../contract/errors.ts';
import { type FlowCount, flowLimits } from '../../flow/index.ts';
import type { OdtLists } from '../../odt/lists.ts';
import { pictureText } from '../../picture-text.ts';
import { childOf, childrenOf, descendantsOf, textIn, type XmlElement } from '../../xml/index.ts';
import { inReadingOrder } from '../reading-order.ts';
import type { Box, SlideBlock, SlideCell, SlideShape, SlideTable } from '../slide.ts';
import type { OdpParts } from './parts.ts';
import { lineOf, textsOf } from './text.ts';

export interface ShapeReading {
  readonly parts: OdpParts;
  readonly lists: OdtLists;
  readonly count: FlowCount;
}

const deepest = 40;
/** Classes of frames that say the same on every page. */
export const furniture = /^(?:header|footer|date-time|page-number|page|handout)$/;

/** @param titles the texts of the title's frames are added here */
export function readShapes(
  page: XmlElement,
  reading: ShapeReading,
  titles: string[],
  depth = 0,
): SlideShape[] {
  if (depth > deepest) throw new FootnoteError('too-deep', { limit: deepest });
  return childrenOf(page).flatMap((element): SlideShape[] => {
    if (!element.name.startsWith('draw:') || element.name === 'draw:page-thumbnail') return [];
    const kind = element.attributes['presentation:class'] ?? '';
    if (furniture.test(kind)) return [];
    if (element.name === 'draw:g' || element.name === 'draw:a') {
      const inside = readShapes(element, reading, titles, depth + 1);
      const blocks = inReadingOrder(inside).flatMap((shape) => shape.blocks);
      return shapeOf(around(inside), blocks, element);
    }
    const blocks = blocksOf(element, reading);
    for (const _ of blocks) reading.count.paragraph();
    if (kind !== 'title') return shapeOf(boxOf(element), blocks, element);
    titles.push(blocks.map((block) => ('text' in block ? block.text : '')).join(' '));
    return [];
  });
}

function shapeOf(box: Box | undefined, blocks: readonly SlideBlock[], element: XmlElement): SlideShape[] {
  const said = blocks.length > 0 ? '' : descriptionOf(element);
  const all: readonly SlideBlock[] = said ? [{ kind: 'caption', text: said }] : blocks;
  return all.length === 0 ? [] : [{ blocks: all, ...(box ? { box } : {}) }];
}

function descriptionOf(element: XmlElement): string {
  return (
    pictureText(textIn(childOf(element, 'svg:desc'))) || pictureText(textIn(childOf(element, 'svg:title')))
  );
}

function blocksOf(shape: XmlElement, { parts, lists, count }: ShapeReading): SlideBlock[] {
  if (shape.name !== 'draw:frame') return textsOf(shape, lists);
  const table = childOf(shape, 'table:table');
  // A picture of the table stands beside it for older programs.
  if (table) return [tableOf(table, lists, count)];
  const box = childOf(shape, 'draw:text-box');
  if (box) return textsOf(box, lists);
  const chart = parts.object(childOf(shape, 'draw:object')?.attributes['xlink:href'] ?? '');
  const text = chart ? chartText(chart) : '';
  return text ? [{ kind: 'caption', text }] : [];
}

function tableOf(table: XmlElement, lists: OdtLists, count: FlowCount): SlideTable {
  const headed = table.attributes['table:use-first-row-styles'] === 'true';
  const headsRow = table.attributes['table:use-first-column-styles'] === 'true';
  const marked = descendantsOf(table, 'table:table-header-rows').length > 0;
  const rows = descendantsOf(table, 'table:table-row').map((row, index) => {
    const cells = childrenOf(row, 'table:table-cell').map((cell, column): SlideCell => {
      count.cell();
      return {
        rowspan: spanOf(cell.attributes['table:number-rows-spanned']),
        colspan: spanOf(cell.attributes['table:number-columns-spanned']),
        headsRow: headsRow && column === 0,
        blocks: textsOf(cell, lists),
      };
    });
    return { head: index === 0 && (headed || marked), cells };
  });
  return { kind: 'table', rows };
}

function spanOf(value: string | undefined): number {
  return Math.min(flowLimits.span, Math.max(1, Math.trunc(Number(value)) || 1));
}

/** A chart's title and the categories of its own table. */
function chartText(root: XmlElement): string {
  const chart = descendantsOf(root, 'chart:chart')[0];
  if (!chart) return '';
  const title = descendantsOf(chart, 'chart:title').map((element) => lineOf(element, []).trim());
  const rows = descendantsOf(chart, 'table:table-row').map((row) =>
    childrenOf(row, 'table:table-cell').map((cell) => lineOf(cell, []).trim()),
  );
  const series = (rows[0] ?? []).slice(1);
  const categories = rows.slice(1).map((cells) => cells[0] ?? '');
  return [title, series, categories]
    .map((words) =>
      words
        .filter((word) => /[\p{L}\p{N}]/u.test(word))
        .slice(0, 60)
        .join(', '),
    )
    .filter((words) => words !== '')
    .join(': ');
}

const points: Readonly<Record<string, number>> = {
  cm: 28.3465,
  mm: 2.83465,
  in: 72,
  pt: 1,
  pc: 12,
  px: 0.75,
};

function lengthOf(value: string | undefined): number {
  const [, number, unit] = /^(-?[\d.]+)(cm|mm|in|pt|pc|px)$/.exec(value ?? '') ?? [];
  return number === undefined ? Number.NaN : Number(number) * points[unit!]!;
}

/** In points; a turned shape says its place in its transformation. */
function boxOf({ attributes }: XmlElement): Box | undefined {
  const moved = /translate\s*\(\s*(\S+?)[\s,]+(\S+?)\s*\)/.exec(attributes['draw:transform'] ?? '');
  const x = lengthOf(attributes['svg:x'] ?? attributes['svg:x1'] ?? moved?.[1]);
  const y = lengthOf(attributes['svg:y'] ?? attributes['svg:y1'] ?? moved?.[2]);
  if (!Number.isFinite(x) || !Number.isFinite(y)) return undefined;
  return {
    x,
    y,
    width: lengthOf(attributes['svg:width']) || 0,
    height: lengthOf(attributes['svg:height']) || 0,
  };
}

function around(shapes: readonly SlideShape[]): Box | undefined {
  const boxes = shapes.flatMap(({ box }) => box ?? []);
  if (boxes.length === 0) return undefined;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
