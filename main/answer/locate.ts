/** Units → hits and citations: quotes with their locators. */
import { join } from 'node:path';
import type { Attachment, Citation, Hit, Locator, Unit } from '../contract/index.ts';
import { collapse } from '../language/index.ts';
import type { Library, StoredDocument, StoredPassage, StoredSection } from '../library/index.ts';
import { attachmentsOf, isPage } from '../retrieve/index.ts';
import { textAfter, textBefore } from './surroundings.ts';

/** Characters kept on each side of a quote, so that a viewer can tell equal quotes apart. */
const context = 32;

/** What a document needs to place quotes in it; read once a document and answer, and only what is asked of it. */
export interface Source {
  readonly document: StoredDocument;
  readonly attachments: readonly Attachment[];
  /** For a file that is no page: the pages that link to it. */
  readonly linkedFrom: Citation['linkedFrom'];
  /** Where the same page stands as well. */
  readonly alsoAt: readonly string[];
  readonly supersededBy: Hit['supersededBy'];
  readonly sections: readonly StoredSection[];
  /** All of the document's passages, in order. */
  readonly passages: readonly StoredPassage[];
}

export function openSource(library: Library, documentId: number): Source | undefined {
  const document = library.document(documentId);
  if (!document) return undefined;
  const files = once(() => filesAround(library, document));
  const sections = once(() => library.sections(documentId));
  const passages = once(() => library.passagesOf(documentId));
  return {
    document,
    get attachments() {
      return files().attachments;
    },
    get linkedFrom() {
      return files().linkedFrom;
    },
    alsoAt: library
      .copiesOf(documentId)
      .map(({ rootId, root, path }) => (rootId === document.rootId ? path : join(root, path))),
    supersededBy: library.successorsOf(documentId).at(-1) ?? null,
    get sections() {
      return sections();
    },
    get passages() {
      return passages();
    },
  };
}

function once<T>(read: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => {
    known ??= { value: read() };
    return known.value;
  };
}

/** A page's attachments; an attachment's pages. */
export function filesAround(
  library: Library,
  { id, path }: StoredDocument,
): {
  attachments: Attachment[];
  linkedFrom: Citation['linkedFrom'];
} {
  return { attachments: attachmentsOf(library, id), linkedFrom: isPage(path) ? [] : library.linkingTo(id) };
}

/** @param units neighbours in the document, in order, at least one */
export function locate(source: Source, units: readonly Unit[]): Locator {
  const first = units[0]!;
  const start = Math.min(...units.map((unit) => unit.start));
  const end = Math.max(...units.map((unit) => unit.end));
  const anchor = source.sections[first.section]?.anchor;
  return {
    quote: {
      exact: quoteOf(units),
      prefix: textBefore(source, start, context),
      suffix: textAfter(source, end, context),
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
