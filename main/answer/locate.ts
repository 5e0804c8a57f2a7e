/** Units → hits and citations: quotes with their locators. */
import type { Citation, Hit, Locator, Unit } from '../contract/index.ts';
import { collapse } from '../language/index.ts';
import type { Source } from './source.ts';
import { textAfter, textBefore } from './surroundings.ts';

/** Characters kept on each side of a quote, so that a viewer can tell equal quotes apart. */
const context = 32;

/** @param units neighbours in the document, in order, at least one */
export function locate(source: Source, units: readonly Unit[]): Locator {
  const first = units[0]!;
  const start = Math.min(...units.map((unit) => unit.start));
  const end = Math.max(...units.map((unit) => unit.end));
  const before = textBefore(source, start, context);
  const after = textAfter(source, end, context);
  const anchor = source.sections[first.section]?.anchor;
  return {
    quote: {
      exact: quoteOf(units),
      prefix: before.text,
      suffix: after.text,
      ...(before.rows && { rowsBefore: before.rows }),
      ...(after.rows && { rowsAfter: after.rows }),
    },
    position: { start, end },
    ...(anchor ? { fragment: anchor } : {}),
    ...placeOf(units),
    ...(units.length === 1 && first.record ? { record: first.record } : {}),
  };
}

/** Page, sheet or slide; the box or cells only where one unit is quoted, since they are that unit's. */
function placeOf([first, ...others]: readonly Unit[]): Pick<Locator, 'page' | 'sheet' | 'slide'> {
  const { page, sheet, slide } = first?.place ?? {};
  if (page) {
    const { number, box } = page;
    const [x, y, width, height] = box ?? [];
    const whole = others.length === 0 && height !== undefined;
    return { page: whole ? { number, box: [x!, y!, width!, height] } : { number } };
  }
  if (sheet) {
    const last = others.at(-1)?.place?.sheet;
    const to = last?.name === sheet.name ? last.range.split(':').at(-1)! : sheet.range.split(':').at(-1)!;
    const from = sheet.range.split(':')[0]!;
    return { sheet: { name: sheet.name, range: from === to ? from : `${from}:${to}` } };
  }
  return slide === undefined ? {} : { slide };
}

/** The units as they stand in the file. */
export function quoteOf(units: readonly Unit[]): string {
  return collapse(units.map((unit) => unit.source).join(' '));
}

export function headingOf(source: Source, section: number): string {
  return (source.sections[section]?.path ?? []).join(' › ');
}

export function citationOf(source: Source, units: readonly Unit[], n: number): Citation {
  const { document } = source;
  return {
    n,
    documentId: document.id,
    root: document.root,
    path: document.path,
    title: document.title,
    heading: headingOf(source, units[0]!.section),
    quote: quoteOf(units),
    ...(units.some(({ cells }) => cells) && {
      rows: units.map(({ cells, source: whole }) => [...(cells ?? [whole])]),
    }),
    locator: locate(source, units),
    modified: new Date(document.modified).toISOString(),
    attachments: [...source.attachments],
    linkedFrom: [...source.linkedFrom],
    alsoAt: [...source.alsoAt],
    supersededBy: source.supersededBy,
  };
}

/** A passage as a search result. */
export function hitOf(source: Source, passageId: number, score: number): Hit | undefined {
  const passage = source.passages.find((p) => p.id === passageId);
  if (!passage) return undefined;
  const { document } = source;
  return {
    documentId: document.id,
    root: document.root,
    path: document.path,
    title: document.title,
    heading: headingOf(source, passage.section),
    text: passage.units.map((unit) => unit.text).join('\n'),
    score,
    locator: locate(source, passage.units),
    alsoAt: [...source.alsoAt],
    supersededBy: source.supersededBy,
  };
}
