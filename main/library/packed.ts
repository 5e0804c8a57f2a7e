/**
 * Numbers and texts as bytes: all numbers first, then all texts, so that deflating finds like beside like. Bytes: 0, the
 * number of bytes that the numbers take × 2 + whether the texts are UTF-16, the numbers (bytes.ts), the texts with a 0
 * between them. Where a text itself holds a 0, the first 0 is missing, and among the numbers stand the texts' lengths:
 * a twelfth more, deflated.
 */
import { IntegerReader, IntegerWriter } from './bytes.ts';

const mark = '\0';

export class PackedWriter {
  readonly #numbers = new IntegerWriter();
  readonly #withLengths = new IntegerWriter();
  readonly #texts: string[] = [];
  #isMarked = true;

  /** @param value 0 ≤ value < 2³² */
  number(value: number): void {
    this.#numbers.put(value);
    this.#withLengths.put(value);
  }

  /** @param value -2³¹ ≤ value < 2³¹ */
  signed(value: number): void {
    this.number(((value << 1) ^ (value >> 31)) >>> 0);
  }

  text(text: string): void {
    this.#withLengths.put(text.length);
    this.#texts.push(text);
    if (text.includes(mark)) this.#isMarked = false;
  }

  bytes(): Uint8Array {
    const numbers = this.#isMarked ? this.#numbers : this.#withLengths;
    const text = this.#texts.join(this.#isMarked ? mark : '');
    // Half of a pair, as a file may hold it, has no UTF-8.
    const isWide = !text.isWellFormed();
    const head = new IntegerWriter();
    if (this.#isMarked) head.put(0);
    head.put(numbers.length * 2 + (isWide ? 1 : 0));
    return Buffer.concat([head.bytes(), numbers.bytes(), Buffer.from(text, isWide ? 'utf16le' : 'utf8')]);
  }
}

/** Takes what a writer was given, in the same order. */
export class PackedReader {
  readonly #numbers: IntegerReader;
  readonly #text: string;
  readonly #isMarked: boolean;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#numbers = new IntegerReader(bytes);
    const first = this.#numbers.take();
    this.#isMarked = first === 0;
    const head = this.#isMarked ? this.#numbers.take() : first;
    const start = this.#numbers.at + (head >>> 1);
    const texts = Buffer.from(bytes.buffer, bytes.byteOffset + start, Math.max(0, bytes.length - start));
    this.#text = texts.toString(head & 1 ? 'utf16le' : 'utf8');
  }

  number(): number {
    return this.#numbers.take();
  }

  signed(): number {
    const code = this.#numbers.take();
    return (code >>> 1) ^ -(code & 1);
  }

  text(): string {
    const start = this.#at;
    if (!this.#isMarked) {
      this.#at += this.#numbers.take();
      return this.#text.slice(start, this.#at);
    }
    const end = this.#text.indexOf(mark, start);
    this.#at = end < 0 ? this.#text.length : end + 1;
    return this.#text.slice(start, end < 0 ? this.#text.length : end);
  }
}
