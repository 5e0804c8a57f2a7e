/**
 * The passages that are too young for a run, as postings in memory: read from their counts as they come, forgotten once
 * a run holds them. Every opening of a library has its own.
 */
import type { Averages } from './averages.ts';
import { indexOfTerm } from './counts.ts';
import { type PassagePostings, postingsOf } from './impacts.ts';
import { type Inverted, invert } from './invert.ts';
import { type Run, runSpan, writtenUpTo } from './runs.ts';
import type { CountsPart } from './term-counts.ts';

/** Passages of one row of counts, numbered from `first` on. */
export interface TailPart {
  readonly first: number;
  readonly last: number;
  readonly passages: readonly PassagePostings[];
}

export class Tail {
  #parts: TailPart[] = [];
  #lists: Inverted[] = [];
  /** Those that stand in no list yet. */
  #latest: TailPart[] = [];
  #loaded = 0;
  #written = 0;
  readonly #partsFrom: (after: number) => Iterable<CountsPart>;
  readonly #averages: () => Averages;

  readonly #listed: number;

  /** @param listed so many passages get lists by term, which a search reads instead of every passage */
  constructor(partsFrom: (after: number) => Iterable<CountsPart>, averages: () => Averages, listed: number) {
    this.#listed = listed;
    this.#partsFrom = partsFrom;
    this.#averages = averages;
  }

  /** In the order of their numbers; some may have been removed since. */
  get parts(): readonly TailPart[] {
    return this.#parts;
  }

  refresh(runs: readonly Run[]): void {
    this.#written = writtenUpTo(runs);
    const young = ({ first }: TailPart) => first > this.#written;
    if (this.#parts.length > 0 && !young(this.#parts[0]!)) {
      this.#parts = this.#parts.filter(young);
      this.#latest = this.#latest.filter(young);
      this.#lists = this.#lists.filter(({ last }) => last > this.#written);
    }
    let averages: Averages | undefined;
    for (const part of this.#partsFrom(Math.max(this.#loaded, this.#written))) {
      averages ??= this.#averages();
      const { firstPassage: first } = part;
      const last = first + part.passages.length - 1;
      this.#add({ first, last, passages: postingsOf(part, averages) });
      this.#loaded = last;
    }
  }

  #add(part: TailPart): void {
    const passages = this.#latest.reduce((sum, one) => sum + one.passages.length, 0);
    const spans = part.last - (this.#latest[0]?.first ?? part.first);
    if (passages >= this.#listed || spans >= runSpan) {
      this.#lists.push(invert(this.#latest));
      this.#latest = [];
    }
    this.#parts.push(part);
    this.#latest.push(part);
  }

  /**
   * Adds a term's impacts, each `times` so much, to the scores of the passages from a number on that stand in lists.
   * @param scores by passage
   */
  addListed(term: number, times: number, from: number, scores: Int32Array): void {
    const least = Math.max(from, this.#written + 1);
    for (const { first, last, terms, starts, numbers, impacts } of this.#lists) {
      if (last < least) continue;
      const place = indexOfTerm(terms, term);
      if (place < 0) continue;
      for (let i = starts[place]!; i < starts[place + 1]!; i++) {
        const number = first + numbers[i]!;
        if (number >= least) scores[number]! += times * impacts[i]!;
      }
    }
  }

  /** The parts that stand in no list yet. */
  get unlisted(): readonly TailPart[] {
    return this.#latest;
  }
}
