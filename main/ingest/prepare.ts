/** A document as its reader gave it → everything the library stores of it. Runs in a worker; pure but for a cache. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Document, Link, TableRecords } from '../contract/index.ts';
import { type Analyser, collapse } from '../language/index.ts';
import type {
  FileIdentity,
  PreparedDocument,
  PreparedLink,
  PreparedPassage,
  PreparedProblem,
  PreparedSlice,
  TermCounts,
} from '../library/index.ts';
import { packContent } from './contents.ts';
import { cutSlices, passageText, type Slice, wholeTables } from './cut/passages.ts';
import { cutSections } from './cut/sections.ts';
import { blockFingerprint, stageOf } from './formats/index.ts';
import { makeSignature } from './freshness/signature.ts';
import { type Profile, stripTitle } from './profile.ts';

/** Changes when the readers, the tables, the cutting or the terms change: every file is read again then. */
export const readingVersion = '4';

/** Ends the reading of what was read with recognition: it is not read again for what recognition left out. */
const recognised = '.ocr';

/** What repeats across an export concerns its pages only: another profile does not read the documents again. */
export function readingOf(profile: Profile, path: string, ocr = false): string {
  const reading = stageOf(path) === 'page' ? `${readingVersion}.${profile.version}` : readingVersion;
  return ocr ? reading + recognised : reading;
}

/** Was it read by these readers, with recognition or without? */
export function isCurrent(reading: string, profile: Profile, path: string): boolean {
  return reading === readingOf(profile, path) || reading === readingOf(profile, path, true);
}

/**
 * All that is stored of a document but its content (`contentOf`).
 * @param away takes every slice but the first as soon as it is prepared; without it they stay in the document
 */
export function prepareDocument(
  document: Document,
  file: FileIdentity,
  profile: Profile,
  analyser: Analyser,
  away?: (slice: PreparedSlice) => void,
): PreparedDocument {
  const boilerplate = new Set(stageOf(file.path) === 'page' ? profile.boilerplate : []);
  const cut = cutSections(
    document,
    (block) => boilerplate.size > 0 && boilerplate.has(blockFingerprint(document, block)),
  );
  const title = collapse(stripTitle(document.title, profile));
  const terms = new TermList(analyser);
  const signature = makeSignature();
  const textHash = createHash('sha256').update(title);
  const first: { passages: PreparedPassage[]; tables: TableRecords[] } = { passages: [], tables: [] };
  let isEmpty = true;
  let isFirst = true;

  const prepared = ({ passages, termTexts, tables }: Slice): PreparedSlice => ({
    tables,
    passages: passages.map((passage, i): PreparedPassage => {
      const text = passageText(passage);
      textHash.update(`\n${text}`);
      signature.add(text);
      isEmpty = false;
      return {
        section: passage.section,
        start: passage.start,
        end: passage.end,
        units: passage.units,
        hash: digest(text),
        body: terms.count(termTexts[i]!),
        headings: terms.count(passage.headings.join('\n')),
      };
    }),
  });
  for (const slice of cutSlices(document, cut, profile.rowTerms)) {
    const ready = prepared(slice);
    if (away && !isFirst) away(ready);
    else {
      for (const passage of ready.passages) first.passages.push(passage);
      for (const table of ready.tables) first.tables.push(table);
    }
    isFirst = false;
  }

  const problems: PreparedProblem[] = [...(document.notices ?? [])];
  if (document.encoding.certainty === 'guessed') problems.push({ code: 'guessed-encoding', params: {} });
  const sections = cut.map(({ section }) => section);
  return {
    file,
    format: document.format,
    encoding: document.encoding,
    language: document.language,
    title,
    sections,
    passages: first.passages,
    tables: wholeTables(first.tables),
    links: document.links.flatMap((link) => preparedLink(link, file.path)),
    problems,
    titleTerms: terms.count(title),
    keywordTerms: terms.count(keywordText(document)),
    headingTerms: terms.count(
      sections
        .slice(1)
        .map((s) => s.heading)
        .join('\n'),
    ),
    textHash: isEmpty ? null : textHash.digest().subarray(0, 16),
    signature: signature.finish(),
    terms: terms.texts,
    termKinds: Uint8Array.from(terms.kinds),
  };
}

/** What the viewer shows of it; pages are shown from the file itself, by the reader that read them. */
export async function contentOf(
  document: Document,
  path: string,
): Promise<Pick<PreparedDocument, 'content'>> {
  // An archive has nothing to show.
  if (stageOf(path) === 'page' || document.format === 'zip') return {};
  return { content: await packContent(document) };
}

const digest = (text: string) => createHash('sha256').update(text).digest().subarray(0, 16);

/** Each keyword once: some exports repeat them for every anchor. */
const keywordText = (document: Document) => [...new Set(document.keywords)].join('\n');

/** Numbers the document's distinct terms, so that a term crosses to the writer once. */
class TermList {
  readonly texts: string[] = [];
  readonly kinds: number[] = [];
  readonly #index = new Map<string, number>();
  readonly #analyser: Analyser;

  constructor(analyser: Analyser) {
    this.#analyser = analyser;
  }

  count(text: string): TermCounts {
    const counts = new Map<number, number>();
    for (const term of this.#analyser.terms(text)) {
      const kind = term.kind === 'bigram' ? 1 : 0;
      const key = `${kind}${term.text}`;
      let index = this.#index.get(key);
      if (index === undefined) {
        index = this.texts.push(term.text) - 1;
        this.kinds.push(kind);
        this.#index.set(key, index);
      }
      counts.set(index, (counts.get(index) ?? 0) + 1);
    }
    return {
      indices: Uint32Array.from(counts.keys()),
      counts: Uint16Array.from(counts.values(), (n) => Math.min(n, 65_535)),
    };
  }
}

/** Where a link leads inside the root; links elsewhere keep their address only. In-page links are left out. */
function preparedLink(link: Link, from: string): PreparedLink[] {
  const href = link.href.trim();
  if (!href || href.startsWith('#') || /^(javascript|data|vbscript):/i.test(href)) return [];
  const { text, start, end } = link;
  return [{ href, text, start, end, target: targetOf(href, from) }];
}

export function targetOf(href: string, from: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(href) || href.startsWith('//')) return null;
  const bare = href.replace(/[?#].*$/s, '').replaceAll('\\', '/');
  if (!bare) return null;
  let decoded = bare;
  try {
    decoded = decodeURIComponent(bare);
  } catch {
    // A stray % is part of the name.
  }
  const target = path.posix.normalize(
    decoded.startsWith('/') ? decoded.slice(1) : path.posix.join(path.posix.dirname(from), decoded),
  );
  return target.startsWith('../') || target === '..' ? null : target.normalize('NFC');
}
