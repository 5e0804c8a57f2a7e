/**
 * The passages that are too young for a run, as postings in memory: read from their counts as they come, forgotten once
 * a run holds them. Every opening of a library has its own.
 */
import type { Averages } from './averages.ts';
import { type PassagePostings, postingsOf } from './impacts.ts';
import { type Run, writtenUpTo } from './runs.ts';
import type { CountsPart } from './term-counts.ts';

/** Passages of one row of counts, numbered from `first` on. */
export interface TailPart {
  readonly first: number;
  readonly last: number;
  readonly passages: readonly PassagePostings[];
}

export class Tail {
  #parts: TailPart[] = [];
  #loaded = 0;
  readonly #partsFrom: (after: number) => Iterable<CountsPart>;
  readonly #averages: () => Averages;

  constructor(partsFrom: (after: number) => Iterable<CountsPart>, averages: () => Averages) {
    this.#partsFrom = partsFrom;
    this.#averages = averages;
  }

  /** In the order of their numbers; some may have been removed since. */
  get parts(): readonly TailPart[] {
    return this.#parts;
  }

  refresh(runs: readonly Run[]): void {
    const written = writtenUpTo(runs);
    if (this.#parts.length > 0 && this.#parts[0]!.first <= written)
      this.#parts = this.#parts.filter(({ first }) => first > written);
    let averages: Averages | undefined;
    for (const part of this.#partsFrom(Math.max(this.#loaded, written))) {
      averages ??= this.#averages();
      const { firstPassage: first } = part;
      const last = first + part.passages.length - 1;
      this.#parts.push({ first, last, passages: postingsOf(part, averages) });
      this.#loaded = last;
    }
  }
}
