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

  /**
   * The next distances as numbers: each stands behind the one before, from -1, by its distance and one.
   * @param last none is wanted behind this one: later ones may be missing, and the place is then anywhere
   */
  ascending(n: number, last = Number.POSITIVE_INFINITY): Uint32Array {
    const numbers = new Uint32Array(n);
    // Locals, and whole bytes of two small digits at once: a search reads half a million of them.
    const bytes = this.#bytes;
    let at = this.#at;
    let number = -1;
    let i = 0;
    while (i < n && number < last) {
      const two = bytes[at >> 1]!;
      if ((two & 0x88) === 0 && (at & 1) === 0 && i + 1 < n) {
        number += (two & 7) + 1;
        numbers[i++] = number;
        number += (two >> 4) + 1;
        numbers[i++] = number;
        at += 2;
        continue;
      }
      let digit = at++ & 1 ? two >> 4 : two & 15;
      let distance = digit & 7;
      for (let shift = 3; digit > 7; shift += 3) {
        digit = at & 1 ? bytes[at >> 1]! >> 4 : bytes[at >> 1]! & 15;
        at++;
        distance |= (digit & 7) << shift;
      }
      number += distance + 1;
      numbers[i++] = number;
    }
    this.#at = at;
    return i === n ? numbers : numbers.subarray(0, i);
  }
}
