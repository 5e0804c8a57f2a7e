/** Text → terms, for documents and questions alike: what is indexed and what is asked must be cut the same way. */
import type { ActiveEntry } from '../contract/index.ts';
import { type Glossary, glossaryOf } from './expansion.ts';
import { loadMorphemes } from './garu.ts';
import { bearable, contentMorphemes, isParticle } from './hangul.ts';
import { identifierPattern, identifierTerms } from './identifiers.ts';
import { normalise } from './normalise.ts';
import { amountAt, dataAmount, dataAmountBefore } from './quantities.ts';
import { type QueryTerms, queryTerms } from './query.ts';
import { WordCache } from './word-cache.ts';

export interface Term {
  /** After NFKC, in lower case. */
  readonly text: string;
  /** Words and bigrams are two indexes; the same text may be both. */
  readonly kind: 'word' | 'bigram';
  /**
   * Where it stands in the given text (code units, end exclusive): for a word the whole written word, from which
   * its morphemes come; for a bigram its two syllables.
   */
  readonly start: number;
  readonly end: number;
}

export interface Analyser {
  /**
   * The terms of a text, in text order; a written word's terms before its bigrams. Words are Korean content
   * morphemes, Latin words, identifiers whole and in parts, numbers with their thousands joined (10,000 → 10000);
   * bigrams are neighbouring syllables of each Hangul run (a run of one syllable gives itself).
   */
  terms(text: string): Term[];
  /** A question's terms with counts, and its content words as a person typed them. */
  queryTerms(question: string): QueryTerms;
  /** Entries to look up in questions; the words of each are cut as questions are. */
  glossary(entries: readonly ActiveEntry[]): Glossary;
}

/** Distinct words whose morphemes are kept: the 2,561 pages of LibreOffice's Korean help have about 50,000. */
const cachedWords = 200_000;

const runs = new RegExp(
  `([가-힣]+)|([ㄱ-ㆎ\\u1100-\\u11ff]+)|([\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー]+)|(${identifierPattern})`,
  'gu',
);

/** Loads the Korean model from the installed package: no network, about 70 ms in each thread. */
export async function createAnalyser(): Promise<Analyser> {
  const morphemes = await loadMorphemes();
  const cache = new WordCache<readonly string[]>(cachedWords);
  const analyse = (word: string) => contentMorphemes(word, morphemes);
  const words = (word: string) => cache.get(word, analyse);
  const terms = (text: string) => termsOf(text, words);
  const wordsOf = (text: string) =>
    terms(text).flatMap(({ kind, text: word }) => (kind === 'word' ? [word] : []));
  return {
    terms,
    queryTerms: (question) => queryTerms(question, terms, morphemes),
    glossary: (entries) => glossaryOf(entries, wordsOf),
  };
}

function termsOf(input: string, words: (word: string) => readonly string[]): Term[] {
  const normalised = normalise(input);
  const text = normalised.text;
  const found: Term[] = [];
  const add = (term: string, kind: Term['kind'], from: number, to: number): void => {
    found.push({ text: term, kind, start: normalised.start(from), end: normalised.end(to - 1) });
  };
  /** Where the last amount ends: 2천만 of 1억 2천만 is no number of its own. */
  let amountEnd = 0;
  for (const match of text.matchAll(runs)) {
    const run = match[0];
    const from = match.index;
    const to = from + run.length;
    if (match[1] !== undefined) {
      if (from > 0 && isParticle(run, text.charAt(from - 1))) continue;
      for (const piece of bearable(run)) {
        for (const word of words(piece)) add(word, 'word', from, to);
      }
    } else if (match[4] !== undefined) {
      for (const word of identifierTerms(run)) add(word, 'word', from, to);
      const amount = /^\d/.test(run) && from >= amountEnd ? amountAt(text, from) : null;
      if (amount) {
        amountEnd = amount.end;
        add(amount.term, 'word', from, amount.end);
      }
      const data = dataAmount(run) ?? dataAmountBefore(run, hangulAt(text, to));
      if (data !== null) add(data, 'word', from, to);
    } else {
      add(run.slice(0, 32), 'word', from, to);
    }
    if (match[4] !== undefined) continue;
    if (run.length === 1) add(run, 'bigram', from, to);
    for (let i = from; i + 1 < to; i++) add(text.slice(i, i + 2), 'bigram', i, i + 2);
  }
  return found;
}

/** The first syllables of the Hangul run that begins at `from`. */
const hangulAt = (text: string, from: number): string => /^[가-힣]*/.exec(text.slice(from, from + 12))![0];
