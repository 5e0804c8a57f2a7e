/** Containers with changed bytes: whatever is done to them, they are read or refused with a sentence, in bounded time. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Block } from '../../main/contract/document.ts';
import { FootnoteError } from '../../main/contract/errors.ts';
import { unpack } from '../../main/ingest/formats/container/index.ts';

const folder = new URL('../fixtures/formats/container/', import.meta.url);
const names = readdirSync(folder).filter((name) => /\.(?:eml|msg|mhtml?|zip)$/.test(name));
/** Changed files of each fixture. */
const runs = Number(process.env.FUZZ ?? 40);
/** Milliseconds that one may take. */
const longest = 60_000;

function assertInOrder(blocks: readonly Block[], from: number, to: number): void {
  let at = from;
  for (const block of blocks) {
    assert.ok(block.start >= at && block.end >= block.start && block.end <= to);
    at = block.end;
    if (block.kind !== 'table') continue;
    for (const row of block.table.rows)
      for (const cell of row.cells) assertInOrder(cell.blocks, Math.max(cell.start, block.start), block.end);
  }
}

/** Bytes set, a stretch cut out, a stretch put in elsewhere, words of a compound file set to small numbers. */
const changes = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('set' as const), at: fc.nat(), value: fc.nat(255) }),
    fc.record({ kind: fc.constant('word' as const), at: fc.nat(), value: fc.nat(40) }),
    fc.record({ kind: fc.constant('cut' as const), at: fc.nat(), value: fc.nat(64) }),
    fc.record({ kind: fc.constant('copy' as const), at: fc.nat(), value: fc.nat() }),
  ),
  { minLength: 1, maxLength: 5 },
);

function changed(original: Buffer, list: readonly { kind: string; at: number; value: number }[]): Buffer {
  let bytes = Buffer.from(original);
  for (const { kind, at: anywhere, value } of list) {
    if (bytes.length < 16) break;
    const at = anywhere % bytes.length;
    if (kind === 'set') bytes[at] = value;
    else if (kind === 'word') bytes.writeUInt32LE(value, Math.min(at & ~3, bytes.length - 4));
    else if (kind === 'cut') bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + value)]);
    else bytes.copyWithin(at, value % bytes.length, (value % bytes.length) + 32);
  }
  return bytes;
}

for (const name of names) {
  test(`${name} with changed bytes is read or refused with a sentence`, async () => {
    const original = readFileSync(new URL(name, folder));
    await fc.assert(
      fc.asyncProperty(changes, async (list) => {
        const started = performance.now();
        try {
          const { own, parts } = await unpack(changed(original, list), name);
          for (const document of [own, ...parts.map((part) => part.document)]) {
            if (!document) continue;
            assertInOrder(document.blocks, 0, document.text.length);
            for (const { start, end } of document.links)
              assert.ok(0 <= start && start <= end && end <= document.text.length);
          }
          for (const { path } of parts) assert.doesNotMatch(path, /^\/|(?:^|\/)\.\.(?:\/|$)/);
        } catch (error) {
          assert.ok(error instanceof FootnoteError, error instanceof Error ? error.stack : String(error));
        }
        assert.ok(performance.now() - started < longest);
      }),
      { numRuns: runs },
    );
  });
}
