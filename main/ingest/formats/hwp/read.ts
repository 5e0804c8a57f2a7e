/** Sections of an HWPX to blocks: the paragraphs in order, with the tables and text boxes that stand in them. */
import { FootnoteError } from '../../../contract/errors.ts';
import { chartText } from '../chart/index.ts';
import {
  type FlowBlock,
  FlowCount,
  type FlowNote,
  type FlowParagraph,
  type FlowRow,
  flowLimits,
  marginNotes,
} from '../flow/index.ts';
import { childOf, childrenOf, readXmlUnits, type XmlElement } from '../xml/index.ts';
import { type HwpContent, isInLine, readContent } from './content.ts';
import { alternativeOf, isTitle, typeOf } from './facts.ts';
import { type HwpHead, readHead } from './head.ts';
import { owpml } from './names.ts';
import { HwpNumbering } from './numbers.ts';
import type { HwpxPackage } from './package.ts';
import type { HwpPlace, PlaceIn } from './pages.ts';

/** Text boxes and tables inside each other; deeper ones are hostile. */
const deepest = 30;

/** @throws FootnoteError `damaged`, `too-deep`, `too-many-elements` */
export function readSections(hwpx: HwpxPackage, placeIn: PlaceIn): FlowBlock[] {
  const reading = new Reading(readHead(hwpx.header), hwpx.part);
  const blocks: FlowBlock[] = [];
  hwpx.sections.forEach((bytes, section) => {
    let paragraph = 0;
    readXmlUnits(
      bytes,
      {
        isUnit: (name) => name === 'hp:p',
        unit: (element) => {
          for (const block of reading.paragraph(element, placeIn(section, paragraph++), 0))
            blocks.push(block);
        },
      },
      owpml,
    );
  });
  return [...marginNotes(reading.margins), ...blocks];
}

class Reading {
  /** What stands in the margins of the pages. */
  readonly margins: string[] = [];
  readonly #head: HwpHead;
  readonly #part: (name: string) => Uint8Array | null;
  readonly #numbering: HwpNumbering;
  readonly #count = new FlowCount();
  #outline = '1';
  #notes = 0;

  constructor(head: HwpHead, part: (name: string) => Uint8Array | null) {
    this.#head = head;
    this.#part = part;
    this.#numbering = new HwpNumbering(head.numberings);
  }

  paragraph(element: XmlElement, place: HwpPlace, depth: number): FlowBlock[] {
    if (depth > deepest) throw new FootnoteError('too-deep', { limit: deepest });
    this.#count.paragraph();
    const content = readContent(element, this.#head);
    if (content.outline !== undefined) this.#outline = content.outline;
    for (const margin of content.margins) this.#addMargin(margin);
    const style = this.#head.styles.get(element.attributes.styleIDRef ?? '');
    // A table of contents says again what the headings say.
    if (style?.role === 'contents' && content.notes.length === 0) return [];

    const facts = { ...this.#shapeOf(element, content.text, style?.level), ...typeOf(content) };
    const shared = place.page === undefined ? {} : { page: place.page };
    const first = { ...facts, ...shared, ...this.#extrasOf(content) };
    const blocks: FlowBlock[] = [];
    let text = '';
    let isFirst = true;
    const late: FlowBlock[] = [];
    const endText = () => {
      if (text.trim() === '') return;
      blocks.push({ kind: 'paragraph', text, ...(isFirst ? first : shared) });
      text = '';
      isFirst = false;
    };
    for (const piece of content.pieces) {
      if ('text' in piece) {
        text += piece.text;
        continue;
      }
      const found = this.#object(piece.object, place, depth + 1);
      if (found.length === 0) continue;
      // A table in the line breaks the text; what floats beside it does not.
      const floats = text.trim() !== '' && !(piece.object.name === 'hp:tbl' && isInLine(piece.object));
      if (floats) late.push(...found);
      else {
        endText();
        blocks.push(...found);
      }
    }
    endText();
    blocks.push(...late);
    if (isFirst && first.notes) blocks.push({ kind: 'paragraph', text: '', ...shared, notes: first.notes });
    return blocks;
  }

  /** Heading level, list depth and label; the label is counted even where nothing is shown. */
  #shapeOf(element: XmlElement, text: string, named: number | undefined): Partial<FlowParagraph> {
    if (text.trim() === '') return {};
    const shape = this.#head.shapes.get(element.attributes.paraPrIDRef ?? '');
    const style = this.#head.styles.get(element.attributes.styleIDRef ?? '');
    if (style?.role === 'caption') return { role: 'caption' };
    if (!shape) return named !== undefined && isTitle(text) ? { level: named } : {};
    if (shape.type === 'BULLET') return { role: 'list-item', depth: shape.level };
    const list = shape.type === 'OUTLINE' && shape.list === '0' ? this.#outline : shape.list;
    const label = this.#numbering.next(list, shape.level);
    const labelled = label === '' ? {} : { label };
    // Many authors use outline levels to number whole sentences.
    if (shape.type === 'OUTLINE' && isTitle(text)) return { level: shape.level + 1, ...labelled };
    return { role: 'list-item', depth: shape.level, ...labelled };
  }

  #extrasOf(content: HwpContent): Partial<FlowParagraph> {
    const notes = content.notes.map(({ mark, paragraphs }): FlowNote => {
      const text = paragraphs
        .map((paragraph) => readContent(paragraph, this.#head).text.trim())
        .filter((line) => line !== '')
        .join(' ');
      return { number: ++this.#notes, text: text.startsWith(mark) ? text.slice(mark.length).trim() : text };
    });
    const links = content.links.filter(({ href }) => href !== '');
    return {
      ...(content.anchor ? { anchor: content.anchor } : {}),
      ...(links.length > 0 ? { links } : {}),
      ...(notes.length > 0 ? { notes } : {}),
    };
  }

  #object(object: XmlElement, place: HwpPlace, depth: number): FlowBlock[] {
    const caption = this.#lines(childOf(childOf(object, 'hp:caption'), 'hp:subList'), place, depth);
    if (object.name === 'hp:tbl') return this.#table(object, caption, place, depth);
    const blocks: FlowBlock[] = [];
    for (const part of childrenOf(object)) {
      if (part.name === 'hp:drawText') blocks.push(...this.#lines(childOf(part, 'hp:subList'), place, depth));
      else if (objectNames.test(part.name)) blocks.push(...this.#object(part, place, depth + 1));
    }
    const said =
      object.name === 'hp:textart'
        ? (object.attributes.text ?? '')
        : object.name === 'hp:chart'
          ? chartText(this.#part(object.attributes.chartIDRef ?? ''), 'HWPX')
          : alternativeOf(object);
    if (said !== '')
      blocks.push({
        kind: 'paragraph',
        text: said,
        role: 'caption',
        ...(place.page === undefined ? {} : { page: place.page }),
      });
    return [
      ...blocks,
      ...caption.map((block) =>
        block.kind === 'paragraph' ? { ...block, role: 'caption' as const } : block,
      ),
    ];
  }

  #lines(list: XmlElement | undefined, place: HwpPlace, depth: number): FlowBlock[] {
    return childrenOf(list, 'hp:p').flatMap((paragraph) => this.paragraph(paragraph, place, depth));
  }

  #table(table: XmlElement, caption: FlowBlock[], place: HwpPlace, depth: number): FlowBlock[] {
    const rows = childrenOf(table, 'hp:tr').map((row, index): FlowRow => {
      const page = place.rows?.[index] ?? place.page;
      const inside = page === undefined ? {} : { page };
      const cells = childrenOf(row, 'hp:tc');
      const head = cells.length > 0 && cells.every(({ attributes }) => attributes.header === '1');
      return {
        ...(head ? { head } : {}),
        cells: cells.map((cell) => {
          this.#count.cell();
          const span = childOf(cell, 'hp:cellSpan')?.attributes;
          return {
            rowspan: spanOf(span?.rowSpan),
            colspan: spanOf(span?.colSpan),
            blocks: this.#lines(childOf(cell, 'hp:subList'), inside, depth),
          };
        }),
      };
    });
    const said = caption
      .map((block) => (block.kind === 'paragraph' ? block.text : ''))
      .join(' ')
      .trim();
    return [{ kind: 'table', rows, ...(said === '' ? {} : { caption: said }) }];
  }

  #addMargin(margin: XmlElement): void {
    for (const paragraph of childrenOf(childOf(margin, 'hp:subList'), 'hp:p'))
      this.margins.push(readContent(paragraph, this.#head).text);
  }
}

const objectNames =
  /^hp:(?:tbl|pic|rect|ellipse|polygon|curve|arc|line|connectLine|container|textart|chart|ole)$/;

function spanOf(value: string | undefined): number {
  return Math.min(flowLimits.span, Math.max(1, Math.trunc(Number(value)) || 1));
}
