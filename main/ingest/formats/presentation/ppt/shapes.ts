/** The shapes of a PPT slide: text boxes, tables, groups, pictures by their description. After [MS-ODRAW]. */
import { FootnoteError } from '../../../../contract/errors.ts';
import type { FlowCount } from '../../flow/index.ts';
import { pictureText } from '../../picture-text.ts';
import { utf16le } from '../../utf16.ts';
import { inReadingOrder } from '../reading-order.ts';
import type { Box, SlideBlock, SlideShape } from '../slide.ts';
import { deepestRecord, firstIn, inside, type PptRecord, records } from './records.ts';
import { type PptCell, tableOf } from './table.ts';
import { isTitle, type PptText, paragraphsOf, textsIn } from './text.ts';

export interface ShapeReading {
  /** The slide's texts in the document's outline, to which its placeholders refer. */
  readonly outline: readonly PptText[];
  readonly count: FlowCount;
  readonly titles: string[];
}

/** Placeholders that say the same on every slide: of the masters' kinds; date, number, footer, header. */
const furniture: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
const tableProperties = 0x39f;
const descriptionProperty = 0x381;

/** The shapes of a drawing (`PPDrawing`). */
export function shapesOf(drawing: PptRecord | undefined, reading: ShapeReading): SlideShape[] {
  return inside(drawing)
    .flatMap((container) => inside(container))
    .filter(({ type }) => type === records.groupShape)
    .flatMap((group) => readGroup(group, reading, 0).shapes);
}

interface Group {
  readonly box: Box | undefined;
  readonly isTable: boolean;
  readonly shapes: readonly SlideShape[];
}

/** The first shape of a group is the group itself. */
function readGroup(group: PptRecord, reading: ShapeReading, depth: number): Group {
  if (depth > deepestRecord) throw new FootnoteError('too-deep', { limit: deepestRecord });
  const [own, ...members] = inside(group);
  const isTable = own !== undefined && hasTable(own);
  const shapes = members.flatMap((member): SlideShape[] => {
    if (member.type === records.shape) return readShape(member, reading);
    if (member.type !== records.groupShape) return [];
    const inner = readGroup(member, reading, depth + 1);
    const cells = inner.shapes.filter((shape): shape is PptCell => shape.box !== undefined);
    const blocks: SlideBlock[] =
      inner.isTable && cells.length > 1
        ? [tableOf(cells)]
        : inReadingOrder(inner.shapes).flatMap((shape) => shape.blocks);
    return blocks.length === 0 ? [] : [{ blocks, ...(inner.box ? { box: inner.box } : {}) }];
  });
  return { box: own && boxOf(own), isTable, shapes };
}

function readShape(shape: PptRecord, reading: ShapeReading): SlideShape[] {
  const placeholder = firstIn(firstIn(shape, records.clientData), records.placeholder);
  if (placeholder && placeholder.data.length > 4 && furniture.has(placeholder.data[4]!)) return [];
  const texts = textsOfShape(shape, reading);
  const blocks: SlideBlock[] = [];
  for (const text of texts) {
    reading.count.paragraph();
    const paragraphs = paragraphsOf(text);
    if (isTitle(text)) reading.titles.push(paragraphs.map((paragraph) => paragraph.text).join(' '));
    else blocks.push(...paragraphs);
  }
  const description = texts.length === 0 ? pictureText(descriptionOf(shape)) : '';
  if (description) blocks.push({ kind: 'caption', text: description });
  const box = boxOf(shape);
  // Cells without text keep their place in the grid.
  return blocks.length === 0 && texts.length === 0 && !box ? [] : [{ blocks, ...(box ? { box } : {}) }];
}

function textsOfShape(shape: PptRecord, { outline }: ShapeReading): PptText[] {
  const row = inside(firstIn(shape, records.textBox));
  const reference = row.find(({ type }) => type === records.outlineTextRef);
  if (!reference || reference.data.length < 4) return textsIn(row);
  const text = outline[reference.data.readUInt32LE(0)];
  return text ? [text] : [];
}

/** On the slide in 1/576 inch, in a group in the group's own units; no size where a line ends as it begins. */
function boxOf(shape: PptRecord): Box | undefined {
  const child = firstIn(shape, records.childAnchor)?.data;
  if (child && child.length >= 16) {
    const [left, top, right, bottom] = [0, 4, 8, 12].map((at) => child.readInt32LE(at)) as [
      ...[number, number, number, number],
    ];
    return { x: left, y: top, width: right - left, height: bottom - top };
  }
  const anchor = firstIn(shape, records.anchor)?.data;
  if (!anchor || anchor.length < 8) return undefined;
  const wide = anchor.length >= 16;
  const [top, left, right, bottom] = [0, 1, 2, 3].map((i) =>
    wide ? anchor.readInt32LE(i * 4) : anchor.readInt16LE(i * 2),
  ) as [number, number, number, number];
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Properties as id, value; the long ones stand after all of them, in the same order. */
function propertiesOf(record: PptRecord): Map<number, number | Buffer> {
  const found = new Map<number, number | Buffer>();
  const { data, instance } = record;
  let after = instance * 6;
  for (let i = 0; i < instance && (i + 1) * 6 <= data.length; i++) {
    const id = data.readUInt16LE(i * 6);
    const value = data.readUInt32LE(i * 6 + 2);
    if ((id & 0x8000) === 0) found.set(id & 0x3fff, value);
    else {
      found.set(id & 0x3fff, data.subarray(after, after + value));
      after += value;
    }
  }
  return found;
}

function hasTable(shape: PptRecord): boolean {
  const properties = firstIn(shape, records.tertiaryProperties);
  const value = properties && propertiesOf(properties).get(tableProperties);
  return typeof value === 'number' && (value & 1) === 1;
}

function descriptionOf(shape: PptRecord): string {
  const properties = firstIn(shape, records.properties);
  const value = properties && propertiesOf(properties).get(descriptionProperty);
  return value instanceof Buffer ? utf16le(value).split('\0', 1)[0]! : '';
}
