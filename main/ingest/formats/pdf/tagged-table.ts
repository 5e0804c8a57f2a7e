/** A `Table` element: rows and cells as the file tells them. */
import type { Box, Line, PageCell, PageItem } from '../layout/index.ts';
import { isContent, roleOf, type TagNode } from './tag-nodes.ts';
import type { TagReading } from './tagged.ts';
import { type TaggedCell, withGaps } from './tagged-gaps.ts';

const mostSpan = 1_000;

export function tableItem(node: TagNode, reading: TagReading): PageItem[] {
  const captions: PageItem[] = [];
  const rows: { cells: TaggedCell[]; head: boolean }[] = [];
  const walk = (parent: TagNode, head: boolean): void => {
    for (const child of parent.children ?? []) {
      if (isContent(child)) continue;
      if (child.role === 'TR') rows.push({ cells: cellsOf(child, reading), head });
      else if (
        child.role === 'THead' ||
        child.role === 'TBody' ||
        child.role === 'TFoot' ||
        roleOf(child.role) === 'inline'
      )
        walk(child, child.role === 'THead' || head);
      else if (child.role === 'Caption') captions.push(...reading.itemsOf(child, { kind: 'caption' }));
    }
  };
  walk(node, false);
  const kept = rows.filter(({ cells }) => cells.length > 0);
  const whole = withGaps(kept.map(({ cells }) => cells));
  const told = kept.map(({ head }, i) => ({ head, cells: whole[i]! }));
  const boxes = told.flatMap(({ cells }) => cells.filter(({ x1 }) => x1 > 0));
  if (boxes.length === 0) return captions;
  let headRows = 0;
  while (headRows < told.length - 1 && isHead(told[headRows]!)) headRows++;
  const lefts = columnEdges(told.map(({ cells }) => cells));
  const table = {
    ...around(boxes),
    page: reading.content.number,
    rows: told.map(({ cells }) => cells),
    headRows,
    columns: lefts,
  };
  return [...captions, { kind: 'table', table }];
}

const isHead = ({ cells, head }: { cells: readonly PageCell[]; head: boolean }) =>
  head || (cells.length > 0 && cells.every(({ header, scope }) => header && scope !== 'row'));

function cellsOf(row: TagNode, reading: TagReading): TaggedCell[] {
  return (row.children ?? []).flatMap((cell): TaggedCell[] => {
    if (isContent(cell) || (cell.role !== 'TD' && cell.role !== 'TH')) return [];
    const items = reading.itemsOf(cell, { kind: 'paragraph' });
    const scope = cell.scope === 'Row' ? 'row' : cell.scope === 'Column' ? 'col' : undefined;
    const read: PageCell = {
      ...around(items.flatMap(boxesOf)),
      rowspan: span(cell.rowSpan),
      colspan: span(cell.colSpan),
      header: cell.role === 'TH',
      ...(cell.role === 'TH' && scope ? { scope } : {}),
      items,
    };
    return [{ cell: read, id: cell.structId, headers: cell.headers }];
  });
}

const span = (told: number | undefined) => Math.min(mostSpan, Math.max(1, Math.floor(Number(told) || 1)));

function boxesOf(item: PageItem): readonly (Box | Line)[] {
  if (item.kind === 'line') return [item.line];
  return item.kind === 'told' ? item.lines : [item.table];
}

function around(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return { x0: 0, y0: 0, x1: 0, y1: 0 };
  return {
    x0: Math.min(...boxes.map(({ x0 }) => x0)),
    y0: Math.min(...boxes.map(({ y0 }) => y0)),
    x1: Math.max(...boxes.map(({ x1 }) => x1)),
    y1: Math.max(...boxes.map(({ y1 }) => y1)),
  };
}

/** Left edges of the first row's texts stand for the columns; text is set in, so they only roughly agree. */
function columnEdges(rows: readonly (readonly PageCell[])[]): number[] {
  const widest = [...rows].sort((a, b) => b.length - a.length)[0] ?? [];
  return widest.map(({ x0 }) => x0);
}
