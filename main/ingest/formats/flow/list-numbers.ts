/** The numbers that Word computes for lists and headings: they stand nowhere in the text of DOCX and DOC. */
import { numeral } from '../numerals.ts';

export interface ListLevel {
  readonly start: number;
  /** OOXML's name of the way to count. */
  readonly format: string;
  /** With `%1` to `%9` for the numbers of the levels. */
  readonly text: string;
  /** Level from 1 after which this one begins again; 0 never, undefined after every higher one. */
  readonly restart: number | undefined;
  /** Shows the numbers of all levels as decimals. */
  readonly legal: boolean;
  /** The style that counts at this level. */
  readonly style?: string | undefined;
}

export interface NumberedList {
  /** Lists with the same counter go on counting together. */
  readonly counter: string;
  /** By depth from 0. */
  readonly levels: ReadonlyMap<number, ListLevel>;
  /** Where this list starts anew, whatever its counter says. */
  readonly starts: ReadonlyMap<number, number>;
}

export interface ListNumber {
  /** From 0. */
  readonly depth: number;
  /** As shown; empty for a bullet. */
  readonly label: string;
}

export class ListNumbers {
  readonly #lists: ReadonlyMap<string, NumberedList>;
  readonly #counters = new Map<string, (number | undefined)[]>();
  readonly #seen = new Set<string>();

  constructor(lists: ReadonlyMap<string, NumberedList>) {
    this.#lists = lists;
  }

  /** Counts a paragraph of a list; `null` where the list is not known. */
  next(id: string, level: number | undefined, style: string | undefined): ListNumber | null {
    const list = this.#lists.get(id);
    if (!list) return null;
    const depth = Math.min(8, Math.max(0, level ?? levelOfStyle(list, style)));
    const at = list.levels.get(depth);
    if (!at) return { depth, label: '' };
    const counter = this.#counters.get(list.counter) ?? [];
    this.#counters.set(list.counter, counter);
    this.#restartOnce(id, list, counter);
    counter[depth] = (counter[depth] ?? at.start - 1) + 1;
    for (let deeper = depth + 1; deeper <= 8; deeper++) {
      const restart = list.levels.get(deeper)?.restart;
      if (restart === undefined || (restart > 0 && depth < restart)) counter[deeper] = undefined;
    }
    return { depth, label: labelOf(list, counter, at) };
  }

  /** A list that overrides where it starts does so where it first appears. */
  #restartOnce(id: string, { starts }: NumberedList, counter: (number | undefined)[]): void {
    if (this.#seen.has(id)) return;
    this.#seen.add(id);
    for (const [level, start] of starts) counter[level] = start - 1;
  }
}

function labelOf({ levels }: NumberedList, counter: readonly (number | undefined)[], at: ListLevel): string {
  if (at.format === 'bullet') return '';
  // A label without a number is kept where it has words (붙임).
  if (at.format === 'none')
    return /[\p{L}\p{N}]/u.test(at.text) && !at.text.includes('%') ? at.text.trim() : '';
  return at.text
    .replace(/%([1-9])/g, (_, digit: string) => {
      const other = levels.get(Number(digit) - 1);
      const n = counter[Number(digit) - 1] ?? other?.start ?? 1;
      return numeral(n, at.legal ? 'decimal' : (other?.format ?? 'decimal'));
    })
    .trim();
}

function levelOfStyle({ levels }: NumberedList, style: string | undefined): number {
  for (const [depth, level] of levels) if (style !== undefined && level.style === style) return depth;
  return 0;
}
