/** Paragraphs and tables of WordprocessingML as blocks, in the body, in cells, in text boxes, in headers alike. */
import {
  type FlowBlock,
  FlowCount,
  type FlowParagraph,
  FlowTableRows,
  isContentsStyle,
  type ListNumbers,
  type PlacedCell,
  roleOfStyle,
} from '../flow/index.ts';
import { attributeOf, childOf, childrenOf, type XmlElement } from '../xml/index.ts';
import { alternativeOf, Inline, type InlineContext } from './inline.ts';
import { type DocxStyle, isOn, levelOf, numberOf } from './styles.ts';

export class DocxBlocks {
  readonly #context: InlineContext;
  readonly #numbering: ListNumbers;
  readonly #count = new FlowCount();
  /** Runs of paragraphs whose mark was deleted: they go on in the next one. */
  #carried: (XmlElement | string)[] = [];

  constructor(context: InlineContext, numbering: ListNumbers) {
    this.#context = context;
    this.#numbering = numbering;
  }

  /** All blocks among these elements; what only wraps blocks is looked into. */
  all(elements: readonly (XmlElement | string)[]): FlowBlock[] {
    const outer = this.#carried;
    this.#carried = [];
    const found: FlowBlock[] = [];
    for (const element of elements) if (typeof element !== 'string') this.#put(element, found);
    this.#carried = outer;
    return found;
  }

  #put(element: XmlElement, found: FlowBlock[]): void {
    const { name } = element;
    if (name === 'w:p') found.push(...this.paragraph(element));
    else if (name === 'w:tbl') {
      const rows = new FlowTableRows();
      for (const row of rowsIn(element)) this.row(row, rows);
      found.push(...tableOf(rows, attributeOf(childOf(element, 'w:tblPr'), 'w:tblCaption', 'w:val')));
    } else if (name === 'mc:AlternateContent') {
      for (const one of alternativeOf(element)) this.#put(one, found);
    } else if (wrapsBlocks(name)) {
      if (!isContents(element)) for (const child of childrenOf(element)) this.#put(child, found);
    }
  }

  /** A paragraph, then what is anchored in it. */
  paragraph(element: XmlElement): FlowBlock[] {
    this.#count.paragraph();
    const properties = childOf(element, 'w:pPr');
    const mark = childOf(properties, 'w:rPr');
    const children = element.children.filter((child) => typeof child === 'string' || child.name !== 'w:pPr');
    if (childOf(mark, 'w:del') || childOf(mark, 'w:moveFrom')) {
      this.#carried.push(...children);
      return [];
    }
    const content = this.#carried.length > 0 ? [...this.#carried, ...children] : children;
    this.#carried = [];

    const styleId = attributeOf(properties, 'w:pStyle', 'w:val');
    const style = this.#context.styles.of(styleId);
    // A table of contents repeats the headings.
    if (isContentsStyle(style.name)) return [];
    const inline = new Inline(this.#context, style);
    inline.addAll(content);
    const number = this.#number(properties, style, styleId, inline.text);
    const level = levelOf(attributeOf(properties, 'w:outlineLvl', 'w:val')) ?? style.level;
    const role = roleOfStyle(style.name) ?? (number === null ? undefined : 'list-item');
    const paragraph: FlowParagraph = {
      kind: 'paragraph',
      text: inline.text,
      ...(inline.size === undefined ? {} : { size: inline.size }),
      ...(inline.bold ? { bold: true } : {}),
      ...(inline.page === undefined ? {} : { page: inline.page }),
      ...(inline.anchor === undefined ? {} : { anchor: inline.anchor }),
      ...(inline.links.length > 0 ? { links: inline.links } : {}),
      ...(inline.notes.length > 0 ? { notes: inline.notes } : {}),
      ...(level === undefined ? {} : { level }),
      ...(number === null
        ? {}
        : { depth: number.depth, ...(number.label === '' ? {} : { label: number.label }) }),
      ...(role === undefined ? {} : { role }),
    };
    return [paragraph, ...inline.captions.map(captionOf), ...inline.boxes];
  }

  /** Adds a row, unless it was deleted. */
  row(row: XmlElement, rows: FlowTableRows): void {
    const properties = childOf(row, 'w:trPr');
    if (childOf(properties, 'w:del')) return;
    const header = childOf(properties, 'w:tblHeader');
    const isHead = header !== undefined && isOn(header.attributes['w:val'], true);
    const before = numberOf(attributeOf(properties, 'w:gridBefore', 'w:val')) ?? 0;
    const cells = cellsIn(row).flatMap((cell) => this.#cell(cell));
    if (cells.length > 0) rows.add(cells, isHead, before);
  }

  #cell(cell: XmlElement): PlacedCell[] {
    const properties = childOf(cell, 'w:tcPr');
    if (childOf(properties, 'w:cellDel')) return [];
    this.#count.cell();
    const merge = childOf(properties, 'w:vMerge');
    const continues = merge !== undefined && merge.attributes['w:val'] !== 'restart';
    const colspan = numberOf(attributeOf(properties, 'w:gridSpan', 'w:val')) ?? 1;
    // What stands in a merged-away cell is not shown.
    return [{ blocks: continues ? [] : this.all(cell.children), colspan, continues }];
  }

  #number(properties: XmlElement | undefined, style: DocxStyle, styleId: string | undefined, text: string) {
    const own = childOf(properties, 'w:numPr');
    const numId = attributeOf(own, 'w:numId', 'w:val') ?? style.numId;
    if (numId === undefined || numId === '0') return null;
    const level = numberOf(attributeOf(own, 'w:ilvl', 'w:val')) ?? style.numLevel;
    // An empty item shows its number and counts; an empty heading does not come out, but counts too.
    const number = this.#numbering.next(numId, level, styleId);
    return text.trim() === '' ? null : number;
  }
}

/** A table's rows as a block; none where all of them were deleted. */
export function tableOf(rows: FlowTableRows, caption: string | undefined): FlowBlock[] {
  const table = rows.finish(caption?.trim() || undefined);
  return table.rows.length > 0 ? [table] : [];
}

/** Elements that hold blocks and mean nothing themselves; also around rows and cells. */
export function wrapsBlocks(name: string): boolean {
  return /^w:(?:sdt|sdtContent|customXml|smartTag|ins|moveTo)$/.test(name);
}

function rowsIn(element: XmlElement): XmlElement[] {
  return childrenOf(element).flatMap((child) => {
    if (child.name === 'w:tr') return [child];
    return wrapsBlocks(child.name) ? rowsIn(child) : [];
  });
}

function cellsIn(element: XmlElement): XmlElement[] {
  return childrenOf(element).flatMap((child) => {
    if (child.name === 'w:tc') return [child];
    return wrapsBlocks(child.name) ? cellsIn(child) : [];
  });
}

/** A table of contents that Word put into a content control. */
function isContents(element: XmlElement): boolean {
  const gallery = attributeOf(
    childOf(childOf(element, 'w:sdtPr'), 'w:docPartObj'),
    'w:docPartGallery',
    'w:val',
  );
  return gallery === 'Table of Contents';
}

function captionOf(text: string): FlowParagraph {
  return { kind: 'paragraph', text, role: 'caption' };
}
