/** Stretches of a file's pages, some read at once: see pages-ahead.ts. */
import { read } from 'node:fs';
import { pagesAtOnce } from './stretches.ts';
import type { Stretch } from './table-pages.ts';

/** Reads at once. */
const lanes = 8;

export class PageReads {
  readonly #fd: number;
  readonly #pageBytes: number;
  /** What is read to look at it, or not at all; those in use are not here. Made anew each time, V8 would clean up. */
  readonly #buffers: Buffer[] = [];

  constructor(fd: number, pageBytes: number) {
    this.#fd = fd;
    this.#pageBytes = pageBytes;
  }

  /** Reads them and shows what was read; what cannot be read is left to whoever needs it. */
  async read(
    stretches: readonly Stretch[],
    seen: (bytes: Buffer, firstPage: number) => void = () => {},
  ): Promise<void> {
    let next = 0;
    const lane = async (): Promise<void> => {
      const into = this.#buffers.pop() ?? Buffer.allocUnsafeSlow(pagesAtOnce * this.#pageBytes);
      while (next < stretches.length) {
        const { page, count } = stretches[next++]!;
        const n = await this.#bytes(into, count * this.#pageBytes, page);
        seen(into.subarray(0, n - (n % this.#pageBytes)), page);
      }
      this.#buffers.push(into);
    };
    await Promise.all(Array.from({ length: Math.min(lanes, stretches.length) }, lane));
  }

  #bytes(into: Buffer, length: number, page: number): Promise<number> {
    return new Promise((resolve) =>
      read(this.#fd, into, 0, length, (page - 1) * this.#pageBytes, (error, n) => resolve(error ? 0 : n)),
    );
  }
}
