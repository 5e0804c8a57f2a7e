/**
 * A document of a format that is not markup, as HTML: its blocks in order, tables as tables, page, sheet and slide
 * named where they begin, the position marked. Everything of the file is escaped text.
 */
import type { Block, Document, Locale, Place, RawCell, RawTable } from '../contract/index.ts';
import { inArrangement } from './arranged.ts';
import { escapeText } from './escape.ts';
import type { Position } from './mark.ts';
import { isBoxed, type MissingPicture, pageFigure, type ShownPicture } from './page-figure.ts';

const words = {
  page: { ko: (n: number) => `${n}쪽`, en: (n: number) => `Page ${n}` },
  picture: { ko: '슬라이드의 그림', en: 'Picture on the slide' },
  slide: { ko: (n: number) => `슬라이드 ${n}`, en: (n: number) => `Slide ${n}` },
} as const;

export interface BlocksLook {
  readonly position?: Position | undefined;
  readonly locale: Locale;
  /** A page as it looks, or what is said in its place; null where the document has no pages. */
  readonly picture?: ShownPicture | MissingPicture | null | undefined;
  /** The address of a picture in the file, by its name there; null, and by default, shows nothing. */
  readonly pictureAt?: ((name: string) => string | null) | undefined;
  /** Only this page (from 1) and what begins or goes on there; the whole document where it is not given. */
  readonly page?: number | undefined;
}

export function blocksMarkup(document: Document, look: BlocksLook): { content: string; marked: boolean } {
  const { position, locale, picture = null, page, pictureAt = () => null } = look;
  if (page !== undefined) return pageMarkup(document, { ...look, page });
  const writer = new Writer(document, position, locale, picture);
  const content = inArrangement(document, {
    run: (blocks) => writer.run(blocks),
    picture: (name, described) => {
      const address = pictureAt(name);
      const alternative = described ? '' : words.picture[locale];
      return address ? `<img src="${escapeText(address)}" alt="${alternative}">` : '';
    },
  });
  return { content: writer.closed(content), marked: writer.marked };
}

function pageMarkup(
  { places = [], ...document }: Document,
  { position, locale, picture = null, page }: BlocksLook & { page: number },
): { content: string; marked: boolean } {
  const here = places.filter((place) => place.page?.number === page);
  const blocks = document.blocks.filter((block) =>
    here.some(({ start, end }) => block.start < end && start < block.end),
  );
  // Its places are told here, once.
  const writer = new Writer({ ...document, places: [] }, position, locale, picture);
  const text = writer.closed(writer.run(blocks));
  const read = blocks.length > 0;
  const figure = picture ? pageFigure(picture, locale, read) : '';
  return {
    content: `<p class="footnote-place">${words.page[locale](page)}</p>${figure}\n${text}`,
    marked: writer.marked,
  };
}

class Writer {
  marked = false;
  readonly #text: string;
  readonly #places: readonly Place[];
  readonly #position: Position | undefined;
  readonly #locale: Locale;
  /** The page to be shown as it looks; null once it was. */
  #picture: ShownPicture | MissingPicture | null;
  /** The address of a citation leads to its box, where it has one. */
  readonly #boxed: boolean;
  #place = 0;
  #shown = '';
  #inList = false;
  #onSlide = false;

  constructor(
    document: Document,
    position: Position | undefined,
    locale: Locale,
    picture: ShownPicture | MissingPicture | null,
  ) {
    this.#text = document.text;
    this.#places = document.places ?? [];
    this.#position = position;
    this.#locale = locale;
    this.#picture = picture;
    this.#boxed = isBoxed(picture);
  }

  /** Blocks one after the other; a list ends with them. */
  run(blocks: readonly Block[]): string {
    const content = blocks.map((block) => this.#block(block)).join('\n');
    const ended = this.#inList ? '</ul>' : '';
    this.#inList = false;
    return content + ended;
  }

  #block(block: Block): string {
    const place = this.#newPlace(block.start);
    const isItem = block.kind === 'list-item';
    // A list ends with its page or slide, and goes on in the next one.
    const ended = this.#inList && (!isItem || place !== '') ? '</ul>' : '';
    const begun = isItem && (!this.#inList || place !== '') ? '<ul class="footnote-list">' : '';
    this.#inList = isItem;
    return `${ended}${place}${begun}${this.#body(block)}`;
  }

  closed(content: string): string {
    return `${content}${this.#onSlide ? '</section>' : ''}`;
  }

  #body(block: Block): string {
    switch (block.kind) {
      case 'heading': {
        const level = Math.min(6, block.level);
        return `<h${level}>${this.#run(block.start, block.end)}</h${level}>`;
      }
      case 'table':
        return this.#table(block.table);
      case 'code':
        return `<pre>${this.#run(block.start, block.end)}</pre>`;
      case 'list-item': {
        const label = block.label ? `<span class="footnote-label">${escapeText(block.label)}</span> ` : '';
        return `<li style="margin-left:${Math.min(8, block.depth ?? 0) * 1.4}em">${label}${this.#run(block.start, block.end)}</li>`;
      }
      case 'caption':
        return `<p class="footnote-caption">${this.#run(block.start, block.end)}</p>`;
      case 'note':
        return `<p class="footnote-note">${this.#run(block.start, block.end)}</p>`;
      default:
        return `<p>${this.#run(block.start, block.end)}</p>`;
    }
  }

  #table(table: RawTable): string {
    const rows = table.rows.map((row) => {
      const position = this.#position;
      // A cited record: the whole row stands in the position.
      const cited =
        position !== undefined &&
        row.end > row.start &&
        position.start <= row.start &&
        row.end <= position.end;
      const cells = row.cells.map((cell) => this.#cell(cell, row.group === 'head')).join('');
      return `<tr${cited ? ' class="footnote-cited-row"' : ''}>${cells}</tr>`;
    });
    return `<table>${rows.join('\n')}</table>`;
  }

  #cell(cell: RawCell, head: boolean): string {
    const tag = cell.header || head ? 'th' : 'td';
    const spans = `${cell.rowspan > 1 ? ` rowspan="${cell.rowspan}"` : ''}${cell.colspan > 1 ? ` colspan="${cell.colspan}"` : ''}`;
    const [only] = cell.blocks;
    const content =
      cell.blocks.length === 1 && only!.kind === 'paragraph'
        ? this.#run(only!.start, only!.end)
        : cell.blocks.map((block) => this.#body(block)).join('');
    return `<${tag}${spans}>${content}</${tag}>`;
  }

  /** Text with its part of the position marked. */
  #run(start: number, end: number): string {
    const from = Math.max(start, this.#position?.start ?? end);
    const to = Math.min(end, this.#position?.end ?? start);
    if (from >= to) return escapeText(this.#text.slice(start, end));
    const id = this.marked || this.#boxed ? '' : ' id="cited"';
    this.marked = true;
    const mark = `<mark class="footnote-cited"${id}>${escapeText(this.#text.slice(from, to))}</mark>`;
    return escapeText(this.#text.slice(start, from)) + mark + escapeText(this.#text.slice(to, end));
  }

  /**
   * A line where a new page or slide begins; a slide is a card of its shape, so that a person knows it again. Sheets
   * have their name as a heading.
   */
  #newPlace(start: number): string {
    while (this.#place < this.#places.length && this.#places[this.#place]!.end <= start) this.#place++;
    const place = this.#places[this.#place];
    if (!place || place.start > start) return '';
    const name = place.page
      ? words.page[this.#locale](place.page.number)
      : place.slide
        ? words.slide[this.#locale](place.slide)
        : '';
    if (!name || name === this.#shown) return '';
    this.#shown = name;
    const picture = this.#picture;
    const here = picture !== null && place.page?.number === picture.number;
    if (here) this.#picture = null;
    const figure = here ? pageFigure(picture, this.#locale) : '';
    const cardEnd = this.#onSlide ? '</section>' : '';
    this.#onSlide = place.slide !== undefined;
    const card = this.#onSlide ? '<section class="footnote-slide">' : '';
    return `${cardEnd}<p class="footnote-place">${name}</p>${figure}${card}`;
  }
}
