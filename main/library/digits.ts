/**
 * Small integers in digits of three bits with a fourth that says "more", the lowest digit first, two digits to a byte,
 * the lower half first: half a byte for a number below 8.
 */
export class DigitWriter {
  #bytes = new Uint8Array(256);
  #at = 0;

  /** @param value 0 ≤ value < 2³² */
  put(value: number): void {
    let rest = value;
    for (; rest > 7; rest = Math.floor(rest / 8)) this.digit((rest & 7) | 8);
    this.digit(rest);
  }

  /** @param digit 0 to 15, as it stands */
  digit(digit: number): void {
    const at = this.#at >> 1;
    if (at === this.#bytes.length) {
      const wider = new Uint8Array(2 * at);
      wider.set(this.#bytes);
      this.#bytes = wider;
    }
    this.#bytes[at]! |= this.#at & 1 ? digit << 4 : digit;
    this.#at++;
  }

  /** A copy of what was written. */
  bytes(): Uint8Array {
    return this.#bytes.slice(0, (this.#at + 1) >> 1);
  }
}

export class DigitReader {
  readonly #bytes: Uint8Array;
  #at: number;

  /** @param at where in the bytes the digits begin */
  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = 2 * at;
  }

  take(): number {
    let digit = this.digit();
    if (digit < 8) return digit;
    let value = digit & 7;
    for (let shift = 3; ; shift += 3) {
      digit = this.digit();
      value |= (digit & 7) << shift;
      if (digit < 8) return value >>> 0;
    }
  }

  /** One digit as it stands, 0 to 15; 0 behind the end. */
  digit(): number {
    const byte = this.#bytes[this.#at >> 1]!;
    return this.#at++ & 1 ? byte >> 4 : byte & 15;
  }
}
