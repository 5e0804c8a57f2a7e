/**
 * A tagged page: the file's own structure tells reading order, headings, lists, tables with their header cells and
 * spans, captions, notes and alternative texts. Only where it covers what stands on the page; else the page is read
 * by what is drawn.
 */
import type { Glyph, Line, PageContent, PageItem, PageItems, Told } from '../layout/index.ts';
import { columnsOf, flow } from './tag-flow.ts';
import { isContent, roleOf, type TagNode } from './tag-nodes.ts';
import { tableItem } from './tagged-table.ts';

/** So much of a page's text must stand in tagged elements. */
const leastCovered = 0.9;

export function taggedItems(tree: TagNode | null, content: PageContent): PageItems | null {
  if (!tree) return null;
  const byMark = new Map<number, Glyph[]>();
  let solid = 0;
  for (const glyph of content.glyphs) {
    if (!glyph.blank) solid++;
    const own = byMark.get(glyph.mark);
    if (own) own.push(glyph);
    else byMark.set(glyph.mark, [glyph]);
  }
  const reading = new TagReading(byMark, content);
  const items = reading.itemsOf(tree, { kind: 'paragraph' });
  if (solid === 0 || reading.read < solid * leastCovered || (!reading.structured && solid > 200)) return null;
  const { number, width, height } = content;
  return { number, width, height, items };
}

export class TagReading {
  /** Glyphs that were read, without blanks. */
  read = 0;
  /** Something more than one block of everything was found. */
  structured = false;
  readonly content: PageContent;
  readonly #byMark: Map<number, Glyph[]>;

  constructor(byMark: Map<number, Glyph[]>, content: PageContent) {
    this.#byMark = byMark;
    this.content = content;
  }

  /** The blocks of an element; text that stands in it directly is of the kind `told`. */
  itemsOf(node: TagNode, told: Told, depth = 0): PageItem[] {
    const items: PageItem[] = [];
    let glyphs: Glyph[] = [];
    let label = '';
    const flush = () => {
      const columns = columnsOf(glyphs, this.content);
      glyphs = [];
      if (columns.length === 0) return;
      this.structured = true;
      items.push(...flow(columns, label === '' ? told : { ...told, label }));
      label = '';
    };
    for (const child of node.children ?? []) {
      if (isContent(child)) {
        glyphs.push(...this.#take(child.id));
        continue;
      }
      const role = roleOf(child.role);
      if (role === 'artifact') this.#skip(child);
      else if (role === 'label') label = this.#text(child);
      else if (role === 'inline') glyphs.push(...this.#glyphsOf(child, items));
      else {
        flush();
        items.push(...this.#block(child, role, told, depth));
      }
    }
    flush();
    return items;
  }

  #block(node: TagNode, role: ReturnType<typeof roleOf>, told: Told, depth: number): PageItem[] {
    if (role === 'table') {
      const found = tableItem(node, this);
      if (found) this.structured = true;
      return found;
    }
    if (role === 'list') return this.itemsOf(node, told, told.kind === 'list-item' ? depth + 1 : depth);
    if (role === 'item') return this.itemsOf(node, { kind: 'list-item', depth }, depth);
    if (role === 'group') return this.itemsOf(node, told, depth);
    if (role === 'figure') return this.#figure(node);
    if (role === 'paragraph')
      return this.itemsOf(node, told.kind === 'list-item' ? told : { kind: 'paragraph' }, depth);
    if (role === 'caption' || role === 'note' || role === 'code')
      return this.itemsOf(node, { kind: role }, depth);
    const level = /^H([1-6])$/.exec(node.role ?? '')?.[1];
    return this.itemsOf(node, { kind: 'heading', level: level ? Number(level) : 0 }, depth);
  }

  /** A picture's alternative text is read; text drawn inside it (a chart's labels) as paragraphs. */
  #figure(node: TagNode): PageItem[] {
    const items = this.itemsOf({ ...node, role: 'Div' }, { kind: 'paragraph' });
    const alt = node.alt?.replace(/\s+/g, ' ').trim() ?? '';
    if (alt === '' || items.length > 0) return items;
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = node.bbox ?? [];
    const { height, number } = this.content;
    const line: Line = {
      ...{ x0, y0: Math.max(0, height - y1), x1: Math.max(x0, x1), y1: Math.max(0, height - y0) },
      ...{ text: alt, page: number, size: 10, bold: false, endsInBlank: true, column: [x0, x1], links: [] },
    };
    return [{ kind: 'told', told: { kind: 'caption' }, lines: [line] }];
  }

  /** Glyphs of an inline element; a block or a picture inside it comes as items. */
  #glyphsOf(node: TagNode, items: PageItem[]): Glyph[] {
    return (node.children ?? []).flatMap((child): Glyph[] => {
      if (isContent(child)) return this.#take(child.id);
      const role = roleOf(child.role);
      if (role === 'artifact') this.#skip(child);
      if (role === 'inline' || role === 'label' || role === 'paragraph' || role === 'group')
        return this.#glyphsOf(child, items);
      if (role === 'note') {
        items.push(...this.itemsOf(child, { kind: 'note' }));
        return [];
      }
      if (role === 'artifact') return [];
      items.push(...this.#block(child, role, { kind: 'paragraph' }, 0));
      return [];
    });
  }

  #text(node: TagNode): string {
    const glyphs = this.#glyphsOf(node, []);
    return columnsOf(glyphs, this.content)
      .flat()
      .map(({ text }) => text)
      .join(' ');
  }

  #skip(node: TagNode): void {
    for (const child of node.children ?? []) {
      if (isContent(child)) this.#take(child.id);
      else this.#skip(child);
    }
  }

  #take(id: string | undefined): Glyph[] {
    const mark = Number(/_mc(\d+)$/.exec(id ?? '')?.[1] ?? Number.NaN);
    const glyphs = this.#byMark.get(mark) ?? [];
    this.#byMark.delete(mark);
    for (const { blank } of glyphs) if (!blank) this.read++;
    return glyphs;
  }
}
