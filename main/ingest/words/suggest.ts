/** Which words the manuals themselves use for one thing, with the evidence: a pure function of their texts. */
import type { GlossaryEntry, GlossaryEvidence } from '../../contract/index.ts';
import { collapse, fold } from '../../language/index.ts';
import { wordPairs } from './pairs.ts';

export interface Manual {
  readonly path: string;
  readonly title: string;
  /** Sentences and rows as they stand in the file. */
  readonly sentences: Iterable<string>;
  /** Links to other documents: their text, and the title of the document that they lead to. */
  readonly links: Iterable<{ readonly text: string; readonly title: string }>;
}

export type Suggestion = Pick<GlossaryEntry, 'term' | 'synonyms' | 'direction'> & {
  readonly evidence: GlossaryEvidence;
};

interface Seen {
  readonly term: string;
  readonly synonym: string;
  places: number;
  readonly documents: Set<number>;
  readonly patterns: Set<GlossaryEvidence['patterns'][number]>;
  readonly example: string;
  readonly path: string;
}

/** A synonym behind this many different terms says something of them (`무료`), and names none. */
const namesFew = 3;
/** A longer phrase before the parenthesis is the term where it stands in this share of the shorter one's places. */
const longerShare = 0.7;
/** Links that say only that there is more. */
const emptyLinks =
  /^(?:여기|이곳|바로 ?가기|자세히( 보기)?|더 ?보기|상세( 보기)?|보기|다음|이전|목록|목차|처음|홈|위로|맨 위로|내려받기|다운로드|here|more|next|back|previous|home|top|link|index|contents|click here|read more|see also)$/i;
/** Characters of a link's text and of a title that may be words for each other. */
const longestName = 24;

/** Adds document after document; `suggestions` may be asked at the end. */
export function wordSuggester(spreadOf: (words: string) => number) {
  const seen = new Map<string, Seen>();
  let number = 0;

  const note = (
    term: string,
    synonym: string,
    pattern: GlossaryEvidence['patterns'][number],
    example: string,
    path: string,
  ): void => {
    const [a, b] = [fold(term), fold(synonym)];
    // 기간(지불 기간): a narrower thing, not another word.
    if (pattern !== 'hereafter' && (a.includes(b) || b.includes(a))) return;
    if (a === b) return;
    // HFC(동축) and 동축(HFC) are one pair, told as it was met first.
    const key = seen.has(`${b}\n${a}`) ? `${b}\n${a}` : `${a}\n${b}`;
    const known = seen.get(key) ?? {
      term: collapse(term),
      synonym: collapse(synonym),
      places: 0,
      documents: new Set(),
      patterns: new Set(),
      example: collapse(example).slice(0, 200),
      path,
    };
    known.places += 1;
    known.documents.add(number);
    known.patterns.add(pattern);
    seen.set(key, known);
  };

  return {
    add: ({ path, sentences, links }: Manual): void => {
      number += 1;
      for (const sentence of sentences) {
        if (!sentence.includes('(')) continue;
        for (const { terms, synonym, pattern, example } of wordPairs(sentence))
          for (const term of terms) note(term, synonym, pattern, example, path);
      }
      for (const { text, title } of links) {
        if (isOtherName(text, title)) note(title, text, 'link', text, path);
      }
    },
    /** The most often stated first. */
    suggestions: (): Suggestion[] => worthwhile([...seen.values()], spreadOf),
  };
}

function isOtherName(text: string, title: string): boolean {
  if (text.length < 2 || text.length > longestName || title.length > longestName) return false;
  if (emptyLinks.test(collapse(text)) || !/\p{L}{2}/u.test(text)) return false;
  const [a, b] = [fold(text), fold(title)];
  return !a.includes(b) && !b.includes(a);
}

function worthwhile(seen: readonly Seen[], spreadOf: (words: string) => number): Suggestion[] {
  // Behind many terms it says something of them; a page with many names holds many things.
  const terms = tally(seen, ({ synonym, term }) => [fold(synonym), lastWord(term)]);
  const names = tally(
    seen.filter(({ patterns }) => patterns.has('link')),
    ({ synonym, term }) => [fold(term), fold(synonym)],
  );
  const kept = seen.filter((one) => {
    const { synonym, term, patterns } = one;
    if ((terms.get(fold(synonym))?.size ?? 0) >= namesFew && !patterns.has('hereafter')) return false;
    if (patterns.has('link') && (names.get(fold(term))?.size ?? 0) >= namesFew) return false;
    return one.documents.size >= fewestDocuments(one);
  });
  const byEnd = new Map<string, Seen[]>();
  for (const one of kept) {
    const key = `${fold(one.synonym)} ${lastWord(one.term)}`;
    byEnd.set(key, [...(byEnd.get(key) ?? []), one]);
  }
  return [...byEnd.values()]
    .map(bestLength)
    .sort((a, b) => b.documents.size - a.documents.size || b.places - a.places || (a.term < b.term ? -1 : 1))
    .map(({ term, synonym, places, documents, patterns, example, path }) => ({
      term,
      synonyms: [synonym],
      direction: directionOf(term, synonym, patterns.has('link'), spreadOf),
      evidence: { places, documents: documents.size, patterns: [...patterns], example, path },
    }));
}

function tally(seen: readonly Seen[], pairOf: (one: Seen) => [string, string]): Map<string, Set<string>> {
  const sets = new Map<string, Set<string>>();
  for (const one of seen) {
    const [key, value] = pairOf(one);
    sets.set(key, (sets.get(key) ?? new Set()).add(value));
  }
  return sets;
}

const wordsIn = (term: string): number => term.split(' ').length;

/**
 * Of 인터넷, 초고속 인터넷, 새 초고속 인터넷 before the same parenthesis the longest that most places have. What was said
 * once tells nothing of that: two words at most.
 */
function bestLength(candidates: readonly Seen[]): Seen {
  const [first, ...longer] = candidates.toSorted((a, b) => wordsIn(a.term) - wordsIn(b.term));
  let best = first!;
  for (const next of longer) {
    const enough = next.places >= longerShare * best.places;
    if (enough && (next.places > 1 || wordsIn(next.term) <= 2)) best = next;
  }
  return best;
}

const lastWord = (term: string): string => term.slice(term.lastIndexOf(' ') + 1).toLowerCase();

/** A name given on purpose (이하, an acronym of its words) is believed once; the others must be said twice. */
function fewestDocuments({ term, synonym, patterns }: Seen): number {
  if (patterns.has('hereafter')) return 1;
  if (patterns.has('link')) return 2;
  const isAcronym = /^[A-Z][A-Za-z&-]*[A-Z]$/.test(synonym) || /^[A-Z][A-Za-z&-]*[A-Z]$/.test(term);
  return isAcronym ? 1 : 2;
}

/** A word that stands in this many times more documents says less than the other and is not replaced by it. */
const muchWider = 5;

/** `one-way` where the term is a common word (`이름(SSID)`): SSID also searches 이름, never 이름 SSID. */
function directionOf(
  term: string,
  synonym: string,
  isLink: boolean,
  spreadOf: (words: string) => number,
): GlossaryEntry['direction'] {
  if (isLink) return 'one-way';
  return spreadOf(term) > muchWider * Math.max(1, spreadOf(synonym)) ? 'one-way' : 'two-way';
}
