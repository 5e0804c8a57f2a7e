/** The page that a citation stands on, as it looks, with the cited boxes marked on it. */
import type { Document, Locale } from '../contract/index.ts';
import type { PagePicture } from '../ingest/formats/index.ts';
import type { Position } from './mark.ts';

type Box = readonly [x: number, y: number, width: number, height: number];

export interface CitedPage {
  /** From 1. */
  readonly number: number;
  /** In points from its top left. */
  readonly boxes: readonly Box[];
}

export interface ShownPicture extends CitedPage, PagePicture {}

/** A page that its text stands for. */
export interface MissingPicture {
  readonly number: number;
  /** It will be there in a moment; else it cannot be drawn. */
  readonly drawing: boolean;
}

/** Whether the cited place is marked on the picture: then the address of a citation leads there. */
export const isBoxed = (page: ShownPicture | MissingPicture | null): boolean =>
  page !== null && 'boxes' in page && page.boxes.length > 0;

const words = {
  ko: {
    looks: (n: number) => `${n}쪽의 모습`,
    below: '아래는 이 쪽에서 읽은 글입니다.',
    noText: '이 쪽에서 읽은 글이 없습니다.',
    drawing: '이 쪽의 모습을 그리고 있습니다.',
    notDrawn: '이 쪽의 모습을 그리지 못했습니다.',
  },
  en: {
    looks: (n: number) => `Page ${n} as it looks`,
    below: 'Below is the text that was read on this page.',
    noText: 'No text was read on this page.',
    drawing: 'This page is being drawn.',
    notDrawn: 'This page could not be drawn.',
  },
} as const;

/** Boxes of one page at most: a quote over more of them is marked in the text below. */
const most = 200;

/**
 * The page to be drawn: the one that is wanted, else the one that the position begins on, else the first. Null for a
 * document without pages.
 */
export function citedPage(
  { places = [] }: Document,
  position: Position | undefined,
  wanted?: number,
): CitedPage | null {
  const cited = position
    ? places.filter(({ start, end, page }) => page && start < position.end && position.start < end)
    : [];
  const number = wanted ?? (cited[0] ?? places[0])?.page?.number;
  if (number === undefined) return null;
  const boxes = cited.flatMap(({ page }) => (page?.number === number && page.box ? [page.box] : []));
  return { number, boxes: boxes.slice(0, most) };
}

/** @param read whether text of the page stands below */
export function pageFigure(page: ShownPicture | MissingPicture, locale: Locale, read = true): string {
  return 'png' in page ? figure(page, locale, read) : inItsPlace(page, locale, read);
}

function figure(picture: ShownPicture, locale: Locale, read: boolean): string {
  const { number, boxes, png, width, height } = picture;
  const share = (part: number, whole: number) => `${Math.round((part / whole) * 10_000) / 100}%`;
  const marks = boxes.map(([x, y, wide, high], at) => {
    const where = `left:${share(x, width)};top:${share(y, height)};width:${share(wide, width)};height:${share(high, height)}`;
    return `<span class="footnote-box"${at === 0 ? ' id="cited"' : ''} style="${where}"></span>`;
  });
  const source = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  const size = `width="${Math.round(width / 0.75)}" height="${Math.round(height / 0.75)}"`;
  return `<figure class="footnote-page"><div><img src="${source}" alt="${words[locale].looks(number)}" ${size}>${marks.join('')}</div><figcaption>${read ? words[locale].below : words[locale].noText}</figcaption></figure>`;
}

function inItsPlace({ drawing }: MissingPicture, locale: Locale, read: boolean): string {
  const { [drawing ? 'drawing' : 'notDrawn']: said, below } = words[locale];
  return `<p class="footnote-note">${said}${read ? ` ${below}` : ''}</p>`;
}
