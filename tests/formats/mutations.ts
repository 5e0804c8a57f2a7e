/** Fuzzing of readers: mutated files, and what must hold of whatever a reader makes of them. */
import assert from 'node:assert/strict';
import type { Block, Document } from '../../main/contract/document.ts';
import { FootnoteError } from '../../main/contract/errors.ts';
import { openZip } from '../../main/ingest/formats/zip/index.ts';
import { writeZip } from './zip-writing.ts';

/** Mutated inputs a fixture in `npm test`; `FUZZ=20000` for a long run. */
export const mutationCount = (few: number) => Number(process.env.FUZZ ?? few);

/** Numbers from 0 to below 1 that are the same in every run (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let n = Math.imul(state ^ (state >>> 15), 1 | state);
    n = (n + Math.imul(n ^ (n >>> 7), 61 | n)) ^ n;
    return ((n ^ (n >>> 14)) >>> 0) / 4294967296;
  };
}

/** Changes, cuts, doubles or swaps a few bytes. */
export function mutated(bytes: Uint8Array, random: () => number): Buffer {
  let file = Buffer.from(bytes);
  const at = () => Math.floor(random() * Math.max(1, file.length));
  for (let changes = 1 + Math.floor(random() * 4); changes > 0; changes--) {
    const [from, to] = [at(), at()].sort((a, b) => a - b) as [number, number];
    const kind = random();
    if (kind < 0.5) file[from] = Math.floor(random() * 256);
    else if (kind < 0.65)
      file = Buffer.concat([file.subarray(0, from), file.subarray(Math.min(to, from + 64))]);
    else if (kind < 0.8)
      file = Buffer.concat([
        file.subarray(0, to),
        file.subarray(from, Math.min(to, from + 400)),
        file.subarray(to),
      ]);
    else if (kind < 0.9)
      file = Buffer.concat([
        file.subarray(0, from),
        Buffer.from(['<', '\0', '}', '&#x0;', '999999999', '\uac00'][Math.floor(random() * 6)]!),
        file.subarray(from),
      ]);
    else file = file.subarray(0, Math.max(from, file.length >> 1));
  }
  return file;
}

/** As `mutated`, inside the parts of a container: a changed packed byte alone only breaks its checksum. */
export function mutatedInside(bytes: Uint8Array, random: () => number): Buffer {
  if (random() < 0.15) return mutated(bytes, random);
  const zip = openZip(bytes, 'ZIP');
  const chosen = Math.floor(random() * zip.names.length);
  return writeZip(
    zip.names.map((name, i) => {
      const content = zip.read(name)!;
      return { name, content: i === chosen || random() < 0.2 ? mutatedMarkup(content, random) : content };
    }),
  );
}

/** Changes that mostly leave markup well-formed: numbers, names and tags are exchanged, dropped and doubled. */
function mutatedMarkup(content: Uint8Array, random: () => number): Buffer {
  if (random() < 0.3) return mutated(content, random);
  const numbers = ['0', '-1', '99999999999', '2147483648', '1e9', '', 'NaN', '9'];
  return Buffer.from(
    Buffer.from(content)
      .toString()
      .replace(/="(-?\d+)"/g, (whole) =>
        random() < 0.05 ? `="${numbers[Math.floor(random() * numbers.length)]}"` : whole,
      )
      .replace(/<([\w:-]+)( [^<>]*)?\/>/g, (whole) =>
        random() < 0.97 ? whole : random() < 0.5 ? '' : whole.repeat(3),
      ),
  );
}

/**
 * Reads every mutation: it is a whole document or a FootnoteError, in bounded time.
 * @param seconds for one input
 */
export async function assertSurvives(
  read: (bytes: Uint8Array) => Promise<Document>,
  mutations: Iterable<Uint8Array>,
  seconds = 60,
): Promise<{ read: number; refused: number }> {
  const counts = { read: 0, refused: 0 };
  for (const bytes of mutations) {
    const start = performance.now();
    try {
      assertWhole(await read(bytes));
      counts.read++;
    } catch (error) {
      if (!(error instanceof FootnoteError) || error.code === 'internal') throw error;
      counts.refused++;
    }
    assert.ok(performance.now() - start < seconds * 1000, 'in bounded time');
  }
  return counts;
}

/** Offsets lie within the text, blocks are ordered and do not overlap, cells hold their blocks. */
export function assertWhole(document: Document): void {
  assert.notEqual(document.title.trim(), '');
  assert.notEqual(document.text.trim(), '');
  assertOrdered(document.blocks, 0, document.text.length);
  for (const { start, end } of document.links)
    assert.ok(start >= 0 && start <= end && end <= document.text.length);
  let last = 0;
  for (const { start, end } of document.places ?? []) {
    assert.ok(start >= last && start < end && end <= document.text.length);
    last = end;
  }
}

function assertOrdered(blocks: readonly Block[], from: number, to: number): void {
  let last = from;
  for (const block of blocks) {
    assert.ok(block.start >= last && block.end >= block.start && block.end <= to, 'blocks are ordered');
    last = block.end;
    if (block.kind !== 'table') continue;
    for (const { cells } of block.table.rows)
      for (const { start, end, rowspan, colspan, blocks: inner } of cells) {
        assert.ok(
          start >= block.start && end <= block.end && rowspan >= 1 && colspan >= 1,
          'cells are whole',
        );
        assertOrdered(inner, start, end);
      }
  }
}
