/** Reads little-endian values from a file in order, a window at a time, never past a limit. */
import { readSync } from 'node:fs';

const window = 1 << 20;

/** The file says something about itself that cannot be. */
export class Implausible extends Error {}

export class Cursor {
  #buffer = Buffer.alloc(0);
  /** Where the buffer begins in the file, and the next byte in the buffer. */
  #base = 0;
  #at = 0;
  readonly #descriptor: number;
  readonly #limit: number;

  /** `limit`: bytes of the file that may be read. */
  constructor(descriptor: number, limit: number) {
    this.#descriptor = descriptor;
    this.#limit = limit;
  }

  get position(): number {
    return this.#base + this.#at;
  }

  skip(bytes: number): void {
    if (this.position + bytes > this.#limit) throw new Implausible('it ends early');
    if (this.#at + bytes <= this.#buffer.length) this.#at += bytes;
    else {
      this.#base = this.position + bytes;
      this.#at = 0;
      this.#buffer = Buffer.alloc(0);
    }
  }

  u8 = () => this.#take(1).readUInt8();
  i8 = () => this.#take(1).readInt8();
  u16 = () => this.#take(2).readUInt16LE();
  i16 = () => this.#take(2).readInt16LE();
  u32 = () => this.#take(4).readUInt32LE();
  i32 = () => this.#take(4).readInt32LE();
  f32 = () => this.#take(4).readFloatLE();
  f64 = () => this.#take(8).readDoubleLE();
  i64 = () => whole(this.#take(8).readBigInt64LE());
  u64 = () => whole(this.#take(8).readBigUInt64LE());

  /** UTF-8 behind its length; a longer one than `most` bytes is a lie. */
  string(most: number): string {
    const length = this.u64();
    if (length > most) throw new Implausible(`text: ${length}`);
    return this.#take(length).toString('utf8');
  }

  skipString(): void {
    this.skip(this.u64());
  }

  #take(bytes: number): Buffer {
    if (this.#at + bytes > this.#buffer.length) this.#fill(bytes);
    const taken = this.#buffer.subarray(this.#at, this.#at + bytes);
    this.#at += bytes;
    return taken;
  }

  #fill(bytes: number): void {
    const from = this.position;
    if (from + bytes > this.#limit) throw new Implausible('it ends early');
    const buffer = Buffer.alloc(Math.min(Math.max(window, bytes), this.#limit - from));
    const read = readSync(this.#descriptor, buffer, 0, buffer.length, from);
    if (read < bytes) throw new Implausible('it ends early');
    this.#buffer = buffer.subarray(0, read);
    this.#base = from;
    this.#at = 0;
  }
}

/** Sizes and offsets beyond 2⁵³ are lies too. */
function whole(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new Implausible(`u64: ${value}`);
  return number;
}
