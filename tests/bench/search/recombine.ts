/**
 * Documents put together from real sentences: runs of neighbouring sentences of several pages, under real headings and
 * a real title. No passage stands twice, and words stand together as they do in manuals.
 */
import { createHash } from 'node:crypto';
import type { Section } from '../../../main/contract/index.ts';
import type { PreparedDocument, PreparedPassage, TermCounts } from '../../../main/library/index.ts';
import type { Counted, Material, Sentence, SourcePage } from './material.ts';

/** Characters of a passage, as ingest cuts them. */
const passageLength = 600;
/** Neighbouring sentences taken from one page. */
const longestRun = 5;
/** A long PDF is one document of many passages; most pages have a few. */
const mostPassages = 60;

/** `most`: passages of the largest document. */
export function recombine(
  material: Material,
  random: () => number,
  number: number,
  most = mostPassages,
): PreparedDocument {
  const pick = (): SourcePage => material.pages[Math.floor(random() * material.pages.length)]!;
  const host = pick();
  const list = new LocalTerms(material);
  const passages: PreparedPassage[] = [];
  const sections: Section[] = [{ ordinal: 0, level: 0, heading: host.title, path: [], start: 0, end: 0 }];
  const headingTerms: Counted[] = [];
  let at = 0;
  const wanted = Math.max(1, Math.min(most, host.passages));
  while (passages.length < wanted) {
    const source = pick();
    const heading = source.headings[Math.floor(random() * source.headings.length)];
    if (heading) {
      sections.push({
        ordinal: sections.length,
        level: 2,
        heading: heading.text,
        path: [host.title, heading.text],
        start: at,
        end: at,
      });
      headingTerms.push(heading.terms);
    }
    const section = sections.length - 1;
    const sentences = takePassage(pick, random);
    const start = at;
    const units = sentences.map(({ unit: { source, text, kind } }) => {
      const from = at;
      at += source.length + 1;
      return { kind, section, start: from, end: at - 1, source, text };
    });
    passages.push({
      section,
      start,
      end: at,
      units,
      hash: digest(units.map((unit) => unit.text).join('\n')),
      body: list.count(sentences.map((sentence) => sentence.terms)),
      headings: list.count([host.titleTerms, ...(heading ? [heading.terms] : [])]),
    });
  }
  const name = `made/${String(number % 1000).padStart(3, '0')}/${number}.html`;
  const hash = createHash('sha256').update(name).digest('hex');
  return {
    file: { path: name, rawPath: null, size: at, modified: 0, hash, reading: '1' },
    format: 'html',
    encoding: { name: 'utf-8', certainty: 'declared' } as PreparedDocument['encoding'],
    language: 'ko',
    title: host.title,
    sections,
    passages,
    tables: [],
    links: [],
    problems: [],
    titleTerms: list.count([host.titleTerms]),
    keywordTerms: list.count([host.keywordTerms]),
    headingTerms: list.count(headingTerms),
    textHash: digest(name),
    signature: host.signature,
    terms: list.texts,
    termKinds: Uint8Array.from(list.kinds),
  };
}

function takePassage(pick: () => SourcePage, random: () => number): Sentence[] {
  const taken: Sentence[] = [];
  let length = 0;
  for (let tries = 0; tries < 20 && length < passageLength * 0.8; tries++) {
    const { sentences } = pick();
    const start = Math.floor(random() * sentences.length);
    for (const sentence of sentences.slice(start, start + 1 + Math.floor(random() * longestRun))) {
      if (taken.length > 0 && length + sentence.unit.text.length > passageLength) break;
      taken.push(sentence);
      length += sentence.unit.text.length;
    }
  }
  return taken;
}

const digest = (text: string) => createHash('sha256').update(text).digest().subarray(0, 16);

/** The document's own list of terms, as ingest hands it over. */
class LocalTerms {
  readonly texts: string[] = [];
  readonly kinds: number[] = [];
  readonly #places = new Map<number, number>();
  readonly #material: Material;

  constructor(material: Material) {
    this.#material = material;
  }

  count(parts: readonly Counted[]): TermCounts {
    const sums = new Map<number, number>();
    for (const part of parts) for (const [term, n] of part) sums.set(term, (sums.get(term) ?? 0) + n);
    const indices = Uint32Array.from(sums.keys(), (term) => this.#placeOf(term));
    return { indices, counts: Uint16Array.from(sums.values()) };
  }

  #placeOf(term: number): number {
    const known = this.#places.get(term);
    if (known !== undefined) return known;
    const { text, bigram } = this.#material.terms[term]!;
    const place = this.texts.push(text) - 1;
    this.kinds.push(bigram ? 1 : 0);
    this.#places.set(term, place);
    return place;
  }
}
