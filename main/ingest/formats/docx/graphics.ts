/** Charts and diagrams: their words and figures stand in parts of their own. */
import type { FlowBlock, FlowParagraph, FlowRow } from '../flow/index.ts';
import type { Relationship } from '../opc/index.ts';
import { childOf, childrenOf, descendantsOf, textIn, type XmlElement } from '../xml/index.ts';
import type { DocxParts } from './parts.ts';

const mostPoints = 2_000;

/** A diagram gives its boxes as list items, a chart its title and a table of its values. */
export function readGraphic(
  graphic: XmlElement,
  parts: DocxParts,
  relationships: ReadonlyMap<string, Relationship>,
): FlowBlock[] {
  const diagram = childOf(graphic, 'dgm:relIds')?.attributes['r:dm'];
  const chart = childOf(graphic, 'c:chart')?.attributes['r:id'];
  const id = diagram ?? chart;
  const part = id === undefined ? undefined : relationships.get(id);
  const root = part && !part.external ? parts.tree(part.target) : null;
  if (!root) return [];
  return diagram === undefined ? chartBlocks(root) : diagramBlocks(root);
}

function diagramBlocks(root: XmlElement): FlowParagraph[] {
  return descendantsOf(root, 'dgm:pt')
    .slice(0, mostPoints)
    .flatMap((point) => {
      const type = point.attributes.type ?? 'node';
      const text = descendantsOf(point, 'a:p').map(drawnText).join(' ').trim();
      return type === 'node' && text !== ''
        ? [{ kind: 'paragraph' as const, text, role: 'list-item' as const, depth: 0 }]
        : [];
    });
}

function chartBlocks(root: XmlElement): FlowBlock[] {
  const title = descendantsOf(root, 'c:title')[0];
  const caption = title ? descendantsOf(title, 'a:p').map(drawnText).join(' ').trim() : '';
  const series = descendantsOf(root, 'c:ser').slice(0, 100);
  const names = series.map((one) => cachedTexts(childOf(one, 'c:tx'))[0] ?? '');
  const values = series.map((one) => cachedTexts(childOf(one, 'c:val') ?? childOf(one, 'c:yVal')));
  const labels = cachedTexts(childOf(series[0], 'c:cat') ?? childOf(series[0], 'c:xVal'));
  if (series.length === 0 || labels.length === 0)
    return caption === '' ? [] : [{ kind: 'paragraph', text: caption, role: 'caption' }];
  const rows: FlowRow[] = [
    { head: true, cells: ['', ...names].map(cellOf) },
    ...labels.map((label, i) => ({ cells: [label, ...values.map((row) => row[i] ?? '')].map(cellOf) })),
  ];
  return [{ kind: 'table', rows, ...(caption === '' ? {} : { caption }) }];
}

/** What Word keeps of the values; the workbook itself is not opened. */
function cachedTexts(element: XmlElement | undefined): string[] {
  if (!element) return [];
  const texts: string[] = [];
  for (const point of descendantsOf(element, 'c:pt')) {
    const at = Number(point.attributes.idx);
    if (Number.isInteger(at) && at >= 0 && at < mostPoints) texts[at] = textIn(childOf(point, 'c:v'));
  }
  return Array.from(texts, (text) => text ?? '');
}

const cellOf = (text: string) => ({ blocks: [{ kind: 'paragraph' as const, text }] });

const drawnText = (paragraph: XmlElement) =>
  childrenOf(paragraph)
    .flatMap((run) => childrenOf(run, 'a:t').map(textIn))
    .join('');
