/** Paragraphs, lists and tables of OpenDocument as blocks, in the body, in cells and in boxes alike. */
import {
  type FlowBlock,
  type FlowCell,
  FlowCount,
  type FlowParagraph,
  type FlowRow,
  flowLimits,
  roleOfStyle,
} from '../flow/index.ts';
import { childOf, childrenOf, textIn, type XmlElement } from '../xml/index.ts';
import { Inline, type InlineContext } from './inline.ts';
import type { OdtLists } from './lists.ts';
import type { OdtStyle } from './styles.ts';

/** Elements whose content repeats other text or is not shown. */
export const skippedElements =
  /^(?:text:(?:table-of-content|illustration-index|table-index|object-index|user-index|alphabetical-index|tracked-changes|sequence-decls|variable-decls|user-field-decls)|office:forms)$/;

export class OdtBlocks {
  readonly #context: InlineContext;
  readonly #lists: OdtLists;
  readonly #count = new FlowCount();

  constructor(context: InlineContext, lists: OdtLists) {
    this.#context = context;
    this.#lists = lists;
  }

  /** All blocks below an element. */
  within(element: XmlElement): FlowBlock[] {
    return this.#lists.apart(() => childrenOf(element).flatMap((child) => this.#block(child)));
  }

  #block(element: XmlElement): FlowBlock[] {
    const { name, attributes } = element;
    if (skippedElements.test(name)) return [];
    if (name === 'text:p' || name === 'text:h') return this.paragraph(element);
    if (name === 'table:table') {
      const rows = this.#rows(element, false);
      return rows.length > 0
        ? [{ kind: 'table', rows, ...captionOf(textIn(childOf(element, 'table:title'))) }]
        : [];
    }
    const inside = () => childrenOf(element).flatMap((child) => this.#block(child));
    if (name === 'text:list') {
      this.#lists.enterList(attributes);
      const blocks = inside();
      this.#lists.leaveList();
      return blocks;
    }
    if (name === 'text:list-item' || name === 'text:list-header')
      this.#lists.enterItem(attributes, name === 'text:list-header');
    if (name === 'draw:frame' || name.startsWith('draw:')) return this.#loose(element);
    return inside();
  }

  /** A frame that is anchored to the page stands beside the paragraphs. */
  #loose(element: XmlElement): FlowBlock[] {
    const inline = new Inline(this.#context);
    inline.add({ name: 'text:p', attributes: {}, children: [element] }, { name: '' });
    return [...described(inline), ...inline.boxes];
  }

  paragraph(element: XmlElement): FlowBlock[] {
    this.#count.paragraph();
    const { attributes } = element;
    const style = this.#context.styles.of('paragraph', attributes['text:style-name']);
    if (style.breaksPage && this.#context.page !== undefined) this.#context.page++;
    const inline = new Inline(this.#context);
    inline.add(element, style);
    const isHeading = element.name === 'text:h';
    const level = isHeading ? Math.min(10, countOf(attributes['text:outline-level'])) : style.level;
    const label = this.#labelOf(element, style, isHeading && inline.text.trim() !== '' ? level : undefined);
    const depth = this.#lists.depth;
    const role = roleOfStyle(style.name) ?? (label !== null && depth >= 0 ? 'list-item' : undefined);
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
      ...(label === null || depth < 0 ? {} : { depth }),
      ...(label ? { label } : {}),
      ...(role === undefined ? {} : { role }),
    };
    return [paragraph, ...described(inline), ...inline.boxes];
  }

  #labelOf(element: XmlElement, style: OdtStyle, level: number | undefined): string | null {
    if (this.#lists.depth >= 0) return this.#lists.nextLabel();
    const { attributes } = element;
    // A style may take the chapter numbers away.
    if (level === undefined || style.listStyle === '' || attributes['text:is-list-header'] === 'true')
      return null;
    return this.#lists.headingLabel(level, attributes['text:start-value']);
  }

  #rows(holder: XmlElement, head: boolean): FlowRow[] {
    return childrenOf(holder).flatMap((child) => {
      if (child.name === 'table:table-row') return this.row(child, head);
      if (/^table:table-(?:header-rows|rows|row-group)$/.test(child.name))
        return this.#rows(child, head || child.name === 'table:table-header-rows');
      return [];
    });
  }

  /** A row, or several where the file repeats it. */
  row(row: XmlElement, head: boolean): FlowRow[] {
    const cells = childrenOf(row, 'table:table-cell').flatMap((cell): FlowCell[] => {
      const { attributes } = cell;
      const one = {
        blocks: this.within(cell),
        colspan: Math.min(flowLimits.span, countOf(attributes['table:number-columns-spanned'])),
        rowspan: Math.min(65_534, countOf(attributes['table:number-rows-spanned'])),
      };
      return this.#repeated(one, attributes['table:number-columns-repeated'], one.blocks.length > 0);
    });
    if (cells.length === 0) return [];
    const filled = cells.some(({ blocks }) => blocks.length > 0);
    const once: FlowRow = head ? { head, cells } : { cells };
    return this.#repeated(once, row.attributes['table:number-rows-repeated'], filled, cells.length);
  }

  /** Repetitions of what is empty only fill the page. */
  #repeated<T>(one: T, times: string | undefined, filled: boolean, cells = 1): T[] {
    const count = filled ? countOf(times) : 1;
    const found: T[] = [];
    for (let i = 0; i < count; i++) {
      for (let cell = 0; cell < cells; cell++) this.#count.cell();
      found.push(one);
    }
    return found;
  }
}

export function captionOf(text: string): { caption?: string } {
  return text.trim() === '' ? {} : { caption: text.trim() };
}

function described({ captions }: Inline): FlowParagraph[] {
  return captions.map((text) => ({ kind: 'paragraph', text, role: 'caption' }));
}

function countOf(value: string | undefined): number {
  return value !== undefined && /^\d{1,7}$/.test(value) ? Math.max(1, Number(value)) : 1;
}
