/**
 * Any number of passages made of real text: half of the sentences and rows of one passage and half of another's, which
 * every second time is of the same page. Words keep their company, and no two passages are alike.
 */
import type { TermCount } from '../../main/embed/index.ts';
import type { Analyser } from '../../main/language/index.ts';
import type { Library } from '../../main/library/index.ts';

interface RealPassage {
  readonly documentId: number;
  readonly units: readonly (readonly TermCount[])[];
}

/** The words of every sentence and row of a library. */
export function realPassages(library: Library, analyser: Analyser): RealPassage[] {
  const numbers = new Map<string, number | undefined>();
  const numberOf = (text: string) => {
    if (!numbers.has(text)) numbers.set(text, library.lookUpTerms([{ text, kind: 'word' }])[0]?.id);
    return numbers.get(text);
  };
  const found: RealPassage[] = [];
  for (const { passageId, documentId } of library.allPassageCounts()) {
    const units = library.passage(passageId)!.units.map((unit) => {
      const counts = new Map<number, number>();
      for (const { kind, text } of analyser.terms(unit.text)) {
        const term = kind === 'word' ? numberOf(text) : undefined;
        if (term !== undefined) counts.set(term, (counts.get(term) ?? 0) + 1);
      }
      return [...counts].map(([term, tf]) => ({ term, tf }));
    });
    found.push({ documentId, units });
  }
  return found;
}

/** The same on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

export function* recombined(real: readonly RealPassage[], count: number, seed = 1): Generator<TermCount[]> {
  const random = randomFrom(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const ofDocument = Map.groupBy(real, ({ documentId }) => documentId);
  for (let i = 0; i < count; i++) {
    const first = pick(real);
    const second = random() < 0.5 ? pick(ofDocument.get(first.documentId)!) : pick(real);
    const counts = new Map<number, number>();
    for (const { units } of [first, second]) {
      for (const unit of units) {
        if (random() < 0.5) continue;
        for (const { term, tf } of unit) counts.set(term, (counts.get(term) ?? 0) + tf);
      }
    }
    yield [...counts].map(([term, tf]) => ({ term, tf }));
  }
}

/** The same with the texts themselves: the first sentences of one passage and the last of another. */
export function recombinedTexts(library: Library, count: number, seed = 1): string[] {
  const random = randomFrom(seed);
  const ids = library.evenPassages(Number.MAX_SAFE_INTEGER);
  const halfOf = (first: boolean) => {
    const units = library.passage(ids[Math.floor(random() * ids.length)]!)!.units.map((unit) => unit.text);
    const middle = Math.ceil(units.length / 2);
    return (first ? units.slice(0, middle) : units.slice(middle)).join('\n');
  };
  return Array.from({ length: count }, () => `${halfOf(true)}\n${halfOf(false)}`);
}
