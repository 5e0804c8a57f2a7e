/** Where a run of text stands in a file with pages, sheets or slides. */
import type { Document, Place, Unit } from '../../contract/index.ts';

type Box = readonly [number, number, number, number];

/** Gives `{ place }` for a run of the document's text, or nothing where its format has no places. */
export function placesIn(document: Document): (start: number, end: number) => Pick<Unit, 'place'> {
  const { places } = document;
  if (!places || places.length === 0) return () => ({});
  return (start, end) => {
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (places[middle]!.end <= start) low = middle + 1;
      else high = middle;
    }
    const found: Place[] = [];
    for (let i = low; i < places.length && places[i]!.start < end; i++) found.push(places[i]!);
    const [first] = found;
    if (!first) return {};
    if (first.page) return { place: { page: pageOf(first.page.number, found) } };
    if (first.sheet) return { place: { sheet: sheetOf(first.sheet, found) } };
    return first.slide === undefined ? {} : { place: { slide: first.slide } };
  };
}

/** The box around everything on the first page; a run that goes on overleaf is found by its beginning. */
function pageOf(number: number, found: readonly Place[]): NonNullable<Place['page']> {
  const boxes = found.flatMap(({ page }) => (page?.number === number && page.box ? [page.box] : []));
  if (boxes.length === 0) return { number };
  const left = Math.min(...boxes.map((box) => box[0]));
  const top = Math.min(...boxes.map((box) => box[1]));
  const right = Math.max(...boxes.map(([x, , width]) => x + width));
  const bottom = Math.max(...boxes.map(([, y, , height]) => y + height));
  return { number, box: [left, top, right - left, bottom - top].map(rounded) as unknown as Box };
}

const rounded = (value: number) => Math.round(value * 10) / 10;

/** From the first cell to the last: the cells of a row stand in order. */
function sheetOf(first: NonNullable<Place['sheet']>, found: readonly Place[]): NonNullable<Place['sheet']> {
  const own = found.flatMap(({ sheet }) => (sheet?.name === first.name ? [sheet.range] : []));
  const from = own[0]!.split(':')[0]!;
  const to = own[own.length - 1]!.split(':').at(-1)!;
  return { name: first.name, range: from === to ? from : `${from}:${to}` };
}
