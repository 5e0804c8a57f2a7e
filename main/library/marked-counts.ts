/**
 * Two counts of each of some terms, the first one mostly 1 and the second mostly 0: a bit a term, set where it is
 * otherwise; then of those in digits (digits.ts): one for the first count, below 7, or 7, with 8 added where the second
 * is not 0; the first count less 7 where it was 7; the second less 1 where it is not 0.
 */
import type { IntegerWriter } from './bytes.ts';
import { DigitReader, DigitWriter } from './digits.ts';

const more = 7;
const hasSecond = 8;

export function putMarkedCounts(
  out: IntegerWriter,
  first: ArrayLike<number>,
  second: ArrayLike<number>,
): void {
  const marks = new Uint8Array(Math.ceil(first.length / 8));
  const digits = new DigitWriter();
  for (let i = 0; i < first.length; i++) {
    const [a, b] = [first[i]!, second[i]!];
    if (a === 1 && b === 0) continue;
    marks[i >> 3]! |= 1 << (i & 7);
    digits.digit(Math.min(a, more) + (b > 0 ? hasSecond : 0));
    if (a >= more) digits.put(a - more);
    if (b > 0) digits.put(b - 1);
  }
  out.append(marks);
  out.append(digits.bytes());
}

/** The bits that are set in a byte. */
export const bitsIn = Uint8Array.from({ length: 256 }, (_, byte) => {
  let bits = 0;
  for (let rest = byte; rest > 0; rest >>= 1) bits += rest & 1;
  return bits;
});

/** Gives the counts of terms in ascending order; what stands before one is passed over once. */
export class MarkedCounts {
  first = 1;
  second = 0;
  readonly #bytes: Uint8Array;
  readonly #marksAt: number;
  readonly #digits: DigitReader;
  /** Whole bytes of marks passed over, and the marked terms in them. */
  #passed = 0;
  #marked = 0;
  /** Marked terms whose digits were taken, and what they said last. */
  #taken = 0;
  #last: [number, number] = [1, 0];

  /** @param n terms */
  constructor(bytes: Uint8Array, marksAt: number, n: number) {
    this.#bytes = bytes;
    this.#marksAt = marksAt;
    this.#digits = new DigitReader(bytes, marksAt + Math.ceil(n / 8));
  }

  /** Puts the counts of the term at this place into `first` and `second`. */
  read(i: number): void {
    while (this.#passed < i >> 3) this.#marked += bitsIn[this.#bytes[this.#marksAt + this.#passed++]!]!;
    const marks = this.#bytes[this.#marksAt + this.#passed]!;
    const mark = 1 << (i & 7);
    if ((marks & mark) === 0) {
      this.first = 1;
      this.second = 0;
      return;
    }
    const place = this.#marked + bitsIn[marks & (mark - 1)]!;
    for (; this.#taken <= place; this.#taken++) {
      const digit = this.#digits.digit();
      const code = digit & more;
      this.#last[0] = code === more ? more + this.#digits.take() : code;
      this.#last[1] = digit & hasSecond ? 1 + this.#digits.take() : 0;
    }
    [this.first, this.second] = this.#last;
  }
}
