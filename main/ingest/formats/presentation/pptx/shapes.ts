/** The shapes of a slide: text, tables, charts, diagrams, pictures by their description; groups as one shape. */
import { FootnoteError } from '../../../../contract/errors.ts';
import { chartText } from '../../chart/index.ts';
import { type FlowCount, flowLimits } from '../../flow/index.ts';
import type { Relationships } from '../../opc/index.ts';
import { pictureText } from '../../picture-text.ts';
import { childOf, childrenOf, descendantsOf, type XmlElement } from '../../xml/index.ts';
import { inReadingOrder } from '../reading-order.ts';
import type { SlideBlock, SlideShape, SlideTable, SlideText } from '../slide.ts';
import { diagramTexts } from './diagram.ts';
import type { PptxParts } from './parts.ts';
import { picturesOf } from './pictures.ts';
import { boxOf, type Layout, placeholderOf } from './placeholders.ts';
import { addressOf, paragraphsOf } from './text.ts';

export interface ShapeReading {
  readonly parts: PptxParts;
  readonly relationships: Relationships;
  readonly layout: Layout;
  readonly count: FlowCount;
}

export interface SlideContent {
  readonly titles: readonly string[];
  readonly shapes: readonly SlideShape[];
}

/** Groups inside groups; deeper ones are hostile. */
const deepest = 40;
/** Placeholders that say the same on every slide. */
const furniture: ReadonlySet<string> = new Set(['dt', 'ftr', 'sldNum', 'hdr', 'sldImg']);

/** @param tree `p:spTree` */
export function readShapes(tree: XmlElement | undefined, reading: ShapeReading): SlideContent {
  const titles: string[] = [];
  const shapes = readTree(tree, reading, titles, 0);
  return { titles, shapes };
}

function readTree(
  tree: XmlElement | undefined,
  reading: ShapeReading,
  titles: string[],
  depth: number,
): SlideShape[] {
  if (depth > deepest) throw new FootnoteError('too-deep', { limit: deepest });
  return childrenOf(tree).flatMap((element): SlideShape[] => {
    if (element.name === 'mc:AlternateContent') {
      const newer = readTree(childOf(element, 'mc:Choice'), reading, titles, depth + 1);
      return newer.length > 0 ? newer : readTree(childOf(element, 'mc:Fallback'), reading, titles, depth + 1);
    }
    const properties = descriptionOf(element);
    if (!properties || isTrue(properties.attributes.hidden)) return [];
    if (element.name === 'p:grpSp') {
      const inside = readTree(element, reading, titles, depth + 1);
      const blocks = inReadingOrder(inside).flatMap((shape) => shape.blocks);
      const pictures = inside.flatMap((shape) => shape.pictures ?? []);
      return shapeOf(boxOf(childOf(element, 'p:grpSpPr')), blocks, properties, pictures);
    }
    const placeholder = placeholderOf(element);
    const type = placeholder?.attributes.type ?? '';
    if (furniture.has(type)) return [];
    const inherited = reading.layout.inherited(placeholder);
    const box = boxOf(childOf(element, 'p:spPr')) ?? boxOf(element) ?? inherited.box;
    const pictures = picturesOf(element, box, reading);
    if (element.name !== 'p:sp') return shapeOf(box, frameBlocks(element, reading), properties, pictures);
    const text = paragraphsOf(childOf(element, 'p:txBody'), inherited.styles, reading.relationships);
    for (const _ of text) reading.count.paragraph();
    if (type === 'title' || type === 'ctrTitle') {
      titles.push(text.map((paragraph) => paragraph.text).join(' '));
      return [];
    }
    return shapeOf(box, withLink(text, properties, reading.relationships), properties);
  });
}

function shapeOf(
  box: SlideShape['box'],
  blocks: readonly SlideBlock[],
  properties: XmlElement,
  pictures: readonly string[] = [],
): SlideShape[] {
  // What a shape shows needs no description.
  const described = blocks.length > 0 ? '' : pictureText(properties.attributes.descr);
  const all: readonly SlideBlock[] = described ? [{ kind: 'caption', text: described }] : blocks;
  if (all.length === 0 && pictures.length === 0) return [];
  return [{ blocks: all, ...(box ? { box } : {}), ...(pictures.length > 0 ? { pictures } : {}) }];
}

/** `p:cNvPr`: name, description, whether it is hidden. */
function descriptionOf(element: XmlElement): XmlElement | undefined {
  const properties = childrenOf(element).find(({ name }) => /^p:nv\w+Pr$/.test(name));
  return childOf(properties, 'p:cNvPr');
}

/** A whole shape may be a link. */
function withLink(text: SlideText[], properties: XmlElement, relationships: Relationships): SlideText[] {
  const href = addressOf(childOf(properties, 'a:hlinkClick'), relationships);
  const [first, ...rest] = text;
  if (href === null || !first) return text;
  return [{ ...first, links: [...(first.links ?? []), { href, text: first.text }] }, ...rest];
}

function frameBlocks(frame: XmlElement, reading: ShapeReading): SlideBlock[] {
  const data = childOf(childOf(frame, 'a:graphic'), 'a:graphicData');
  const blocks: SlideBlock[] = [];
  for (const content of childrenOf(data)) {
    if (content.name === 'a:tbl') blocks.push(tableOf(content, reading));
    else if (content.name === 'c:chart') {
      const part = reading.relationships.get(content.attributes['r:id'] ?? '');
      const text = part && !part.external ? chartText(reading.parts.bytes(part.target), 'PPTX') : '';
      if (text) blocks.push({ kind: 'caption', text });
    } else if (content.name === 'dgm:relIds') {
      const part = reading.relationships.get(content.attributes['r:dm'] ?? '');
      const root = part && !part.external ? reading.parts.tree(part.target) : null;
      if (root) blocks.push(...diagramTexts(root));
    }
  }
  return blocks;
}

function tableOf(table: XmlElement, reading: ShapeReading): SlideTable {
  const { firstRow, firstCol } = childOf(table, 'a:tblPr')?.attributes ?? {};
  const rows = childrenOf(table, 'a:tr').map((row, index) => ({
    head: index === 0 && isTrue(firstRow),
    cells: childrenOf(row, 'a:tc').flatMap((cell, column) => {
      reading.count.cell();
      const { gridSpan, rowSpan, hMerge, vMerge } = cell.attributes;
      if (isTrue(hMerge) || isTrue(vMerge)) return [];
      return {
        rowspan: spanOf(rowSpan),
        colspan: spanOf(gridSpan),
        headsRow: column === 0 && isTrue(firstCol),
        blocks: paragraphsOf(childOf(cell, 'a:txBody'), [], reading.relationships),
      };
    }),
  }));
  return { kind: 'table', rows };
}

function spanOf(value: string | undefined): number {
  return Math.min(flowLimits.span, Math.max(1, Math.trunc(Number(value)) || 1));
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

/** The paragraphs of a notes page; some programs write them without a placeholder. */
export function notesOf(notes: XmlElement | null): string[] {
  if (!notes) return [];
  return descendantsOf(notes, 'p:sp')
    .filter((shape) => !furniture.has(placeholderOf(shape)?.attributes.type ?? ''))
    .flatMap((shape) => paragraphsOf(childOf(shape, 'p:txBody'), [], new Map()).map(({ text }) => text));
}
