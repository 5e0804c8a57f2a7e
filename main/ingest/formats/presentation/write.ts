/** From slides to a `Document`: a section a slide, its notes at its end. */
import type { Arranged, Document, DocumentFormat, Encoding } from '../../../contract/document.ts';
import { FootnoteError } from '../../../contract/errors.ts';
import { buildDocument, type DocumentBuilder } from '../document-builder.ts';
import { titleOf } from '../flow/title.ts';
import { type Arrangement, arrangedByWords, isArrangement } from './reading-order.ts';
import type { Slide, SlideBlock, SlideShape, SlideTable, SlideText } from './slide.ts';

export interface PresentationFacts {
  readonly format: DocumentFormat;
  /** The file's name without extension. */
  readonly name: string;
  /** The title among the document's properties. */
  readonly title?: string;
  readonly keywords?: string;
  readonly encoding?: Encoding;
}

/** A text that stands for the missing title of its slide is at most this long. */
const longestTitle = 60;

/** @throws FootnoteError `no-text` */
export function presentationOf(
  slides: readonly Slide[],
  { format, name, title, keywords = '', encoding }: PresentationFacts,
): Document {
  const builder = buildDocument();
  const hasParts = slides.some(({ opensPart }) => opensPart);
  const named = slides.some(speaksKorean) ? '슬라이드' : 'Slide';
  const layouts = slides.flatMap((slide) =>
    writeSlide(slide, builder, hasParts && !slide.opensPart ? 2 : 1, `${named} ${slide.number}`),
  );
  const hidden = slides.filter((slide) => slide.hidden).map(({ number }) => number);
  const document = builder.finish({
    format,
    title: name,
    keywords: keywords.split(/[,;、]/).flatMap((keyword) => keyword.trim() || []),
    ...(encoding ? { encoding } : {}),
    ...(hidden.length > 0
      ? { notices: [{ code: 'hidden-slides' as const, params: { slides: hidden.join(', ') } }] }
      : {}),
  });
  if (document.text.trim() === '') throw new FootnoteError('no-text');
  const layout = layouts.length > 0 ? { arranged: layouts } : {};
  return { ...document, ...layout, title: titleOf(title, document, name) };
}

function speaksKorean({ title, shapes }: Slide): boolean {
  const texts = shapes.flatMap(({ blocks }) => blocks.map((block) => ('text' in block ? block.text : '')));
  return [title, ...texts].some((text) => /[가-힣]/.test(text));
}

/**
 * @param number what a program's list of slides calls it
 * @returns how it is arranged, where it has pictures or something stands beside something else
 */
function writeSlide(slide: Slide, builder: DocumentBuilder, level: number, number: string): Arranged[] {
  const all = arrangedByWords(slide.shapes);
  const blocks = blocksOf(all);
  const place = { slide: slide.number };
  const untitled = slide.title.trim() === '';
  // The first short line stands for a missing title; else the slide's number.
  const first = untitled ? blocks.find(standsForTitle) : undefined;
  if (blocks.length === 0 && untitled && slide.notes.length === 0) return [];
  builder.heading(level, (untitled ? (first?.text ?? '') : slide.title) || number, place);
  const write = (part: SlideShape | Arrangement): Arranged[] => {
    const start = builder.length;
    const inside = isArrangement(part) ? part.parts.flatMap(write) : [];
    if (!isArrangement(part))
      for (const block of part.blocks) {
        if (block !== first) writeBlock(block, builder, place);
        else for (const { href, text } of first.links ?? []) builder.link(href, text);
      }
    // What became the title leaves nothing.
    const shown = isArrangement(part) ? inside.length : (part.pictures ?? []).length;
    if (builder.length === start && shown === 0) return [];
    return [arrangedPart(part, { start, end: builder.length }, inside)];
  };
  const parts = write(all);
  for (const note of slide.notes) builder.text('note', note, { place });
  return parts.filter(saysMore);
}

function arrangedPart(
  part: SlideShape | Arrangement,
  run: { readonly start: number; readonly end: number },
  parts: readonly Arranged[],
): Arranged {
  if (!isArrangement(part)) {
    const { box, pictures } = part;
    return { ...run, width: box?.width ?? 0, ...(pictures ? { pictures } : {}) };
  }
  const beside = part.beside && parts.length > 1;
  const widths = parts.map(({ width }) => width);
  const width = beside ? widths.reduce((sum, one) => sum + one, 0) : Math.max(0, ...widths);
  return { ...run, width, ...(beside ? { beside } : {}), parts };
}

/** More than that its blocks come one after the other. */
const saysMore = ({ beside, pictures, parts = [] }: Arranged): boolean =>
  beside === true || pictures !== undefined || parts.some(saysMore);

const blocksOf = (part: SlideShape | Arrangement): SlideBlock[] =>
  isArrangement(part) ? part.parts.flatMap(blocksOf) : [...part.blocks];

function standsForTitle(block: SlideBlock): block is SlideText {
  return block.kind === 'paragraph' && block.text.trim() !== '' && block.text.length <= longestTitle;
}

function writeBlock(block: SlideBlock, builder: DocumentBuilder, place: { slide: number }): void {
  if (block.kind === 'table') {
    writeTable(block, builder, place);
    return;
  }
  const { kind, text, depth, label, links = [] } = block;
  if (text.trim() === '') return;
  builder.text(kind, text, {
    place,
    ...(depth === undefined ? {} : { depth }),
    ...(label ? { label } : {}),
  });
  for (const link of links) builder.link(link.href, link.text);
}

function writeTable(table: SlideTable, builder: DocumentBuilder, place: { slide: number }): void {
  builder.table(
    table.rows.map(({ head, cells }) => ({
      ...(head ? { group: 'head' as const } : {}),
      cells: cells.map(({ blocks, rowspan, colspan, headsRow }) => ({
        rowspan,
        colspan,
        header: head || headsRow === true,
        ...(head ? { scope: 'col' as const } : headsRow ? { scope: 'row' as const } : {}),
        content: (cell: DocumentBuilder) => {
          for (const block of blocks) writeBlock(block, cell, place);
        },
      })),
    })),
  );
}
