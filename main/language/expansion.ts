/** Further terms for a question: the manuals' words for what people say, from a glossary given as plain data. */
import type { ActiveEntry } from '../contract/index.ts';
import { withParticle } from './particles.ts';
import type { QueryTerms } from './query.ts';

/** A word or phrase that stands for words of the question. */
export interface Expansion {
  /** The `word` terms of the question that it stands for. */
  readonly of: readonly string[];
  /** Its own `word` terms, none of them in the question. */
  readonly terms: readonly string[];
  /** As the glossary writes it. */
  readonly text: string;
  readonly origin: ActiveEntry['origin'];
}

export interface Glossary {
  /** Each pair once; where a person's entry and a bundled one agree, the person's. */
  expansions(query: Pick<QueryTerms, 'terms'>): Expansion[];
}

interface Pair {
  readonly said: string;
  readonly meant: string;
  readonly origin: ActiveEntry['origin'];
}

/**
 * Words are analysed when a question first begins like them: all at once, the bundled entries would take as long as
 * the Korean model takes to load.
 * @param terms the `word` terms of a text, in order
 */
export function glossaryOf(entries: readonly ActiveEntry[], terms: (text: string) => string[]): Glossary {
  const pairs = new Map<string, Pair[]>();
  // People's entries first: they are kept where a bundled one says the same.
  for (const pair of entries.toSorted((a, b) => rank(a) - rank(b)).flatMap(pairsOf)) {
    const key = beginning(pair.said);
    const known = pairs.get(key);
    if (known) known.push(pair);
    else pairs.set(key, [pair]);
  }
  const analysed = new Map<string, readonly string[]>();
  const termsOf = (text: string): readonly string[] => {
    const known = analysed.get(text) ?? terms(asNoun(text));
    analysed.set(text, known);
    return known;
  };

  return {
    expansions: (query) => {
      const words = query.terms.flatMap(({ kind, text }) => (kind === 'word' ? [text] : []));
      const there = new Set(words);
      const found = new Map<string, Expansion>();
      for (const [at, word] of words.entries()) {
        for (const { said, meant, origin } of pairs.get(beginning(word)) ?? []) {
          const of = termsOf(said);
          if (of.length === 0 || !of.every((term, i) => words[at + i] === term)) continue;
          const others = termsOf(meant);
          if (others.length === 0 || others.some((term) => there.has(term))) continue;
          const key = `${of.join(' ')}\n${others.join(' ')}`;
          if (!found.has(key)) found.set(key, { of, terms: others, text: meant, origin });
        }
      }
      return [...found.values()];
    },
  };
}

const rank = ({ origin }: ActiveEntry): number => (origin === 'bundled' ? 1 : 0);

function pairsOf({ term, synonyms, direction, origin }: ActiveEntry): Pair[] {
  const toTerm = synonyms.map((said): Pair => ({ said, meant: term, origin }));
  if (direction === 'one-way') return toTerm;
  const others = [term, ...synonyms].flatMap((said) =>
    synonyms.flatMap((meant) => (said === meant ? [] : [{ said, meant, origin }])),
  );
  return [...toTerm, ...others];
}

/** The first syllable without its final consonant, which a stem may lack (선 is also read as a form of 서다); else the first letter. */
function beginning(text: string): string {
  const [first = ''] = text.normalize('NFC').toLowerCase();
  const code = first.charCodeAt(0);
  return /[가-힣]/.test(first) ? String.fromCharCode(code - ((code - 0xac00) % 28)) : first;
}

/**
 * A bare noun with a particle, as it stands in sentences: alone, 선 is read as a form of 서다 and 셀 of 세다. Dictionary
 * forms, phrases and derived nouns (-기, -음) are read as they are.
 */
const asNoun = (text: string): string =>
  /^[가-힣]*[^가-힣]|[다기게로서음림침]$/.test(text) ? text : withParticle(text, '을/를');
