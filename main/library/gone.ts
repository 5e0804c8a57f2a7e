/**
 * Passages that were removed while postings of theirs may stay: a bit each, in blocks of 65,536 numbers. Searches pass
 * over them; merging drops their postings.
 */
import type Database from 'better-sqlite3';

const blockSize = 65_536;

export class GonePassages {
  readonly #blocks = new Map<number, { version: number; bits: Uint8Array }>();
  readonly #versions: Database.Statement<[], { block: number; version: number }>;
  readonly #bits: Database.Statement<[number], Uint8Array>;

  constructor(db: Database.Database) {
    this.#versions = db.prepare('select block, version from gone_passages');
    this.#bits = db.prepare<[number], Uint8Array>('select bits from gone_passages where block = ?').pluck();
  }

  /** Reads what has changed since. */
  refresh(): void {
    for (const { block, version } of this.#versions.all()) {
      if (this.#blocks.get(block)?.version === version) continue;
      this.#blocks.set(block, { version, bits: new Uint8Array(this.#bits.get(block)!) });
    }
  }

  has(passageId: number): boolean {
    const bits = this.#blocks.get(Math.floor(passageId / blockSize))?.bits;
    return bits !== undefined && (bits[(passageId % blockSize) >> 3]! & (1 << (passageId & 7))) !== 0;
  }

  /** How many of the numbers from `first` to `last` are gone. */
  count(first: number, last: number): number {
    let n = 0;
    for (let id = first; id <= last; id++) if (this.has(id)) n++;
    return n;
  }
}

export function goneWrites(db: Database.Database) {
  const find = db.prepare<[number], Uint8Array>('select bits from gone_passages where block = ?').pluck();
  // Blocks stay, also empty ones: so a version that a reader remembers never comes again.
  const put = db.prepare(
    `insert into gone_passages (block, version, bits)
     values (@block, (select coalesce(max(version), 0) + 1 from gone_passages), @bits)
     on conflict (block) do update set version = excluded.version, bits = excluded.bits`,
  );
  const bitsOf = (block: number) => new Uint8Array(find.get(block) ?? new Uint8Array(blockSize / 8));

  return {
    /** Passages `first` to `last` are gone. */
    mark: (first: number, last: number): void => {
      for (let block = Math.floor(first / blockSize); block <= Math.floor(last / blockSize); block++) {
        const bits = bitsOf(block);
        const start = block * blockSize;
        for (let id = Math.max(first, start); id <= Math.min(last, start + blockSize - 1); id++)
          bits[(id - start) >> 3]! |= 1 << (id & 7);
        put.run({ block, bits });
      }
    },
    /** No postings of these are left: they need not be remembered. Ascending. */
    forget: (passageIds: readonly number[]): void => {
      for (let i = 0; i < passageIds.length; ) {
        const block = Math.floor(passageIds[i]! / blockSize);
        const bits = bitsOf(block);
        for (; i < passageIds.length && Math.floor(passageIds[i]! / blockSize) === block; i++)
          bits[(passageIds[i]! % blockSize) >> 3]! &= ~(1 << (passageIds[i]! & 7));
        put.run({ block, bits });
      }
    },
  };
}
