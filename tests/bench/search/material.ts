/** Real pages, cut into their sentences and rows with the terms of each: what large libraries are put together from. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { Unit } from '../../../main/contract/index.ts';
import { readDocument } from '../../../main/ingest/formats/index.ts';
import { prepareDocument } from '../../../main/ingest/prepare.ts';
import { emptyProfile } from '../../../main/ingest/profile.ts';
import { createAnalyser } from '../../../main/language/index.ts';
import { sampleFolder } from '../../../scripts/places.ts';
import { htmlBelow } from '../export.ts';

/** Korean and English documentation of Debian, and the sample manuals; what is not installed is left out. */
const folders = [
  '/usr/share/libreoffice/help',
  '/usr/share/gimp/2.0/help/ko',
  '/usr/share/doc/debian/FAQ/ko',
  '/usr/share/doc/postgresql-doc-15/html',
  sampleFolder,
];

/** Terms by their place in `Material.terms`, with counts. */
export type Counted = ReadonlyMap<number, number>;

export interface Sentence {
  readonly unit: Unit;
  readonly terms: Counted;
}

export interface SourcePage {
  readonly title: string;
  readonly titleTerms: Counted;
  readonly keywordTerms: Counted;
  readonly headings: readonly { readonly text: string; readonly terms: Counted }[];
  readonly sentences: readonly Sentence[];
  readonly passages: number;
  readonly signature: Uint8Array | null;
}

export interface Material {
  readonly terms: readonly { readonly text: string; readonly bigram: boolean }[];
  readonly pages: readonly SourcePage[];
}

export async function readMaterial(from: readonly string[] = folders): Promise<Material> {
  const analyser = await createAnalyser();
  const terms: { text: string; bigram: boolean }[] = [];
  const numbers = new Map<string, number>();
  const count = (text: string): Counted => {
    const counted = new Map<number, number>();
    for (const term of analyser.terms(text)) {
      const key = `${term.kind} ${term.text}`;
      let number = numbers.get(key);
      if (number === undefined) {
        number = terms.push({ text: term.text, bigram: term.kind === 'bigram' }) - 1;
        numbers.set(key, number);
      }
      counted.set(number, (counted.get(number) ?? 0) + 1);
    }
    return counted;
  };
  const pages: SourcePage[] = [];
  for (const file of from.filter((folder) => existsSync(folder)).flatMap(htmlBelow)) {
    const page = readPage(file, analyser);
    if (!page || page.sentences.length === 0) continue;
    pages.push({
      ...page,
      titleTerms: count(page.title),
      keywordTerms: new Map(),
      headings: page.headings.map((text) => ({ text, terms: count(text) })),
      sentences: page.sentences.map((unit) => ({ unit, terms: count(unit.text) })),
    });
  }
  return { terms, pages };
}

function readPage(file: string, analyser: Awaited<ReturnType<typeof createAnalyser>>) {
  try {
    const bytes = readFileSync(file);
    const hash = createHash('sha256').update(bytes).digest('hex');
    const identity = { path: 'page.html', rawPath: null, size: bytes.length, modified: 0, hash, reading: '' };
    const document = prepareDocument(readDocument(bytes, 'page.html'), identity, emptyProfile, analyser);
    return {
      title: document.title,
      headings: document.sections.slice(1).map((section) => section.heading),
      sentences: document.passages.flatMap((passage) => passage.units),
      passages: document.passages.length,
      signature: document.signature,
    };
  } catch {
    // A page that only leads on, or without text: ingest would list it.
    return undefined;
  }
}
