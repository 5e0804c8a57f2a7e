/** Which properties hold where: pages of 512 bytes list stretches of the main stream with their modifications. */
import { type DocFile, readPlc, tablePart } from './file.ts';

interface Stretch {
  /** Byte offsets in the main stream. */
  readonly start: number;
  readonly end: number;
  /** Of a paragraph: its style's number, then its modifications. */
  readonly list: Buffer;
}

const pageSize = 512;

export class Formatting {
  readonly #stretches: Stretch[];
  #last = 0;

  private constructor(stretches: Stretch[]) {
    this.#stretches = stretches.sort((a, b) => a.start - b.start);
  }

  static paragraphs(file: DocFile): Formatting {
    return new Formatting(readPages(file, tablePart.paragraphs, 13, paragraphList));
  }

  static runs(file: DocFile): Formatting {
    return new Formatting(readPages(file, tablePart.runs, 1, runList));
  }

  /** The stretch that holds a byte, `null` where none does. Fast for offsets that grow. */
  at(offset: number): Stretch | null {
    const all = this.#stretches;
    const near = all[this.#last];
    if (near && near.start <= offset && offset < near.end) return near;
    let [low, high] = [0, all.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const stretch = all[middle]!;
      if (offset < stretch.start) high = middle - 1;
      else if (offset >= stretch.end) low = middle + 1;
      else {
        this.#last = middle;
        return stretch;
      }
    }
    return null;
  }
}

function readPages(
  { main, part }: DocFile,
  number: number,
  entrySize: number,
  listAt: (page: Buffer, at: number) => Buffer,
): Stretch[] {
  const table = part(number);
  const { positions, dataAt } = readPlc(table, 4);
  const found: Stretch[] = [];
  for (let i = 0; i + 1 < positions.length; i++) {
    const start = (table.readUInt32LE(dataAt(i)) & 0x3fffff) * pageSize;
    const page = main.subarray(start, start + pageSize);
    if (page.length < pageSize) continue;
    const count = page[pageSize - 1]!;
    if ((count + 1) * 4 + count * entrySize >= pageSize) continue;
    for (let j = 0; j < count; j++) {
      const offset = page[(count + 1) * 4 + j * entrySize]! * 2;
      const list = offset === 0 ? Buffer.alloc(0) : listAt(page, offset);
      found.push({ start: page.readUInt32LE(j * 4), end: page.readUInt32LE((j + 1) * 4), list });
    }
  }
  return found;
}

/** A length in words, or 0 and then another one. */
function paragraphList(page: Buffer, at: number): Buffer {
  const length = page[at]!;
  if (length > 0) return page.subarray(at + 1, Math.min(at + length * 2, pageSize - 1));
  return page.subarray(at + 2, Math.min(at + 2 + (page[at + 1] ?? 0) * 2, pageSize - 1));
}

function runList(page: Buffer, at: number): Buffer {
  return page.subarray(at + 1, Math.min(at + 1 + page[at]!, pageSize - 1));
}
