/**
 * Numbers and texts as bytes: all numbers first, then all texts, so that deflating finds like beside like. Bytes: the
 * number of bytes that the numbers take and whether the texts are UTF-16 (`× 2 + 1`), the numbers (bytes.ts), the texts
 * without marks between them: their lengths stand among the numbers.
 */
import { IntegerReader, IntegerWriter } from './bytes.ts';

export class PackedWriter {
  readonly #numbers = new IntegerWriter();
  readonly #texts: string[] = [];

  /** @param value 0 ≤ value < 2³² */
  number(value: number): void {
    this.#numbers.put(value);
  }

  /** @param value -2³¹ ≤ value < 2³¹ */
  signed(value: number): void {
    this.#numbers.put(((value << 1) ^ (value >> 31)) >>> 0);
  }

  text(text: string): void {
    this.#numbers.put(text.length);
    this.#texts.push(text);
  }

  bytes(): Uint8Array {
    const text = this.#texts.join('');
    // Half of a pair, as a file may hold it, has no UTF-8.
    const isWide = !text.isWellFormed();
    const head = new IntegerWriter();
    head.put(this.#numbers.length * 2 + (isWide ? 1 : 0));
    return Buffer.concat([
      head.bytes(),
      this.#numbers.bytes(),
      Buffer.from(text, isWide ? 'utf16le' : 'utf8'),
    ]);
  }
}

/** Takes what a writer was given, in the same order. */
export class PackedReader {
  readonly #numbers: IntegerReader;
  readonly #text: string;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#numbers = new IntegerReader(bytes);
    const head = this.#numbers.take();
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
    this.#at += this.#numbers.take();
    return this.#text.slice(start, this.#at);
  }
}
