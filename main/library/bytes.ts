/** Variable-length integers (LEB128): seven bits a byte, the lowest first. */

/** Appends integers to bytes that grow as needed. */
export class IntegerWriter {
  #bytes = new Uint8Array(1024);
  #at = 0;

  get length(): number {
    return this.#at;
  }

  /** @param value 0 ≤ value < 2³² */
  put(value: number): void {
    if (this.#at + 5 > this.#bytes.length) this.#grow(5);
    let rest = value;
    while (rest > 127) {
      this.#bytes[this.#at++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.#bytes[this.#at++] = rest;
  }

  append(bytes: Uint8Array): void {
    if (this.#at + bytes.length > this.#bytes.length) this.#grow(bytes.length);
    this.#bytes.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  /** A copy of what was written. */
  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#at);
  }

  #grow(by: number): void {
    const wider = new Uint8Array(2 * this.#bytes.length + by);
    wider.set(this.#bytes);
    this.#bytes = wider;
  }
}

/** Takes integers from bytes, one after another. */
export class IntegerReader {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }

  take(): number {
    let byte = this.#bytes[this.at++]!;
    if (byte < 128) return byte;
    let value = byte & 127;
    for (let shift = 7; ; shift += 7) {
      byte = this.#bytes[this.at++]!;
      value |= (byte & 127) << shift;
      // A blob that is cut short ends here too: undefined is not above 127.
      if (!(byte > 127)) return value >>> 0;
    }
  }
}
