/**
 * Words that were typed without a blank between them: 셀합치기, 안눌려, 못받았다는데. The analyser takes such a run for one
 * noun that stands nowhere; where its parts do, the question is searched for with the blanks.
 */
import { type Analyser, type Glossary, withParticle } from '../language/index.ts';
import type { Library } from '../library/index.ts';

/** Syllables of a run: a longer one is no slip of the hand. */
const shortest = 2;
const longest = 12;
const mostParts = 3;
/** Runs of one question that are looked at. */
const mostRuns = 8;
/** Of one syllable, and often written without their blank. */
const denial = new Set(['안', '못']);
const bound = new Set('수 때 것 거 건 줄 중 후 전'.split(' '));

/** The question with blanks between such words. */
export function apart(library: Library, analyser: Analyser, glossary: Glossary, question: string): string {
  const text = question.normalize('NFC');
  const runs = [...new Set(text.match(/[가-힣]+/g) ?? [])]
    .filter((run) => run.length >= shortest && run.length <= longest)
    .slice(0, mostRuns);
  const read = readParts(library, analyser, glossary, runs.flatMap(partsOf));
  const blanks = new Map<string, string>();
  for (const run of runs) {
    const { isKnown, isEmpty } = read.get(run)!;
    if (isKnown || isEmpty) continue;
    const parts = split(run, read);
    // Nouns alone may name one thing (알뜰폰), which is then not in the manuals; their syllables are found anyway.
    if (parts?.some((part) => denial.has(part) || read.get(part)!.isVerb)) blanks.set(run, parts.join(' '));
  }
  return text.replace(/[가-힣]+/g, (run) => blanks.get(run) ?? run);
}

/** All that a run may be cut into. */
const partsOf = (run: string): string[] =>
  Array.from(run, (_, from) => Array.from(run.slice(from), (_, at) => run.slice(from, from + at + 1))).flat();

interface Part {
  /** The library has every word of it, or another one that a glossary knows for it. */
  readonly isKnown: boolean;
  /** It has a word of two syllables or more. */
  readonly isLong: boolean;
  readonly isVerb: boolean;
  /** No content word is in it, so none can be missing. */
  readonly isEmpty: boolean;
}

/** What the parts say, looked up at once. */
function readParts(library: Library, analyser: Analyser, glossary: Glossary, parts: readonly string[]) {
  const read = new Map(
    [...new Set(parts)].map((part) => {
      // Alone, 셀 is read as a form of 세다.
      const { terms, surface } = analyser.queryTerms(part.length > 1 ? part : withParticle(part, '을/를'));
      const own = terms.filter(({ kind }) => kind === 'word');
      const bridges = own.length > 0 ? glossary.expansions({ terms: own }).map((one) => one.terms) : [];
      const isVerb = own.length > 0 && surface.every(({ isNoun }) => !isNoun);
      return [part, { words: own.map(({ text }) => text), bridges, isVerb }] as const;
    }),
  );
  const wanted = new Set([...read.values()].flatMap(({ words, bridges }) => [...words, ...bridges.flat()]));
  const found = library.lookUpTerms([...wanted].map((text) => ({ kind: 'word' as const, text })));
  const there = new Set(found.map(({ text }) => text));
  const isThere = (terms: readonly string[]) => terms.every((text) => there.has(text));
  return new Map(
    [...read].map(([part, { words, bridges, isVerb }]): [string, Part] => [
      part,
      {
        isKnown: words.length > 0 && (isThere(words) || bridges.some(isThere)),
        isLong: words.some((text) => text.length > 1),
        isVerb,
        isEmpty: words.length === 0,
      },
    ]),
  );
}

/** In as few parts as may be, the first of them as long as may be; null where some part is not known. */
function split(run: string, read: ReadonlyMap<string, Part>): string[] | null {
  for (let most = 2; most <= mostParts; most++) {
    const parts = cut(run, most, [], read);
    if (parts) return parts;
  }
  return null;
}

function cut(
  rest: string,
  most: number,
  before: readonly string[],
  read: ReadonlyMap<string, Part>,
): string[] | null {
  if (most === 1) return fits(rest, before, '', read) ? [...before, rest] : null;
  const longestFirst = Array.from({ length: rest.length - 1 }, (_, i) => rest.length - 1 - i);
  const denies = before.length === 0 && denial.has(rest.charAt(0));
  for (const at of denies ? [1, ...longestFirst] : longestFirst) {
    const [part, behind] = [rest.slice(0, at), rest.slice(at)];
    if (!fits(part, before, behind, read)) continue;
    const parts = cut(behind, most - 1, [...before, part], read);
    if (parts) return parts;
  }
  return null;
}

/**
 * One syllable stands everywhere: it is a word only where it denies, is bound (묶을 수 있나), or is the noun before a
 * longer word (셀 합치기); a verb of one only beside such a one or as a noun in -기 (암호 걸기).
 */
function fits(
  part: string,
  before: readonly string[],
  behind: string,
  read: ReadonlyMap<string, Part>,
): boolean {
  const last = before.at(-1) ?? '';
  const { isKnown, isLong, isVerb, isEmpty } = read.get(part)!;
  if (before.length === 0 && denial.has(part)) return behind !== '';
  if (before.length > 0 && bound.has(part)) return true;
  if (denial.has(last)) return isKnown;
  // 전 of 전업으로 is no noun before a word.
  if (last.length === 1 && !bound.has(last)) return isKnown && isLong && isVerb;
  if (part.length === 1) return before.length === 0 && isKnown && !isVerb && behind.length > 2;
  if (bound.has(last) && last !== '') return isKnown || isEmpty;
  if (!isKnown) return false;
  return isLong || (isVerb && (bound.has(behind.charAt(0)) || (behind === '' && part.endsWith('기'))));
}
