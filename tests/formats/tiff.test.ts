import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import { readImage } from '../../main/ingest/formats/image/index.ts';
import { tiffPages } from '../../main/ingest/formats/image/tiff-pages.ts';
import { unpackPages } from '../../main/ingest/formats/image/unpack.ts';
import { closeRecognition } from '../../main/ingest/formats/ocr/index.ts';
import { thrownCode } from './thrown-code.ts';

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../fixtures/formats/image/${name}`, import.meta.url)));
after(closeRecognition);

/** A file of directories alone, little-endian: each a list of tag, type and value. */
function directories(pages: readonly (readonly [number, number, number][])[], next?: number): Uint8Array {
  const sizes = pages.map((tags) => 2 + 12 * tags.length + 4);
  const file = Buffer.alloc(8 + sizes.reduce((sum, size) => sum + size, 0));
  file.write('II*\0', 'latin1');
  file.writeUInt32LE(8, 4);
  let at = 8;
  for (const [i, tags] of pages.entries()) {
    file.writeUInt16LE(tags.length, at);
    for (const [j, [tag, type, value]] of tags.entries()) {
      const entry = at + 2 + 12 * j;
      file.writeUInt16LE(tag, entry);
      file.writeUInt16LE(type, entry + 2);
      file.writeUInt32LE(1, entry + 4);
      file.writeUInt32LE(value, entry + 8);
    }
    at += sizes[i]!;
    file.writeUInt32LE(i + 1 < pages.length ? at : (next ?? 0), at - 4);
  }
  return file;
}
const sized = (width: number, height: number): [number, number, number][] => [
  [256, 4, width],
  [257, 4, height],
  [273, 4, 8],
  [279, 4, 10],
];

describe('a TIFF', () => {
  it('of a fax is recognised page by page, and every block knows its page', async () => {
    const document = await readImage(fixture('fax.tif'), '팩스');
    assert.match(document.text, /해지 신청서는 팩스로 받습니다/);
    assert.match(document.text, /30,000원/);
    const pageOf = (words: string) => {
      const start = document.text.indexOf(words);
      return document.places?.find((one) => one.start <= start && one.end > start)?.page?.number;
    };
    assert.deepEqual([pageOf('신청서'), pageOf('30,000')], [1, 2]);
  });

  it('of a scanner, packed by LZW in grey, is recognised', async () => {
    assert.match((await readImage(fixture('scan.tif'), '스캔')).text, /팩스로 받습니다/);
  });

  it('in which one page is damaged keeps the others, and says how many are missing', async () => {
    const bytes = fixture('fax.tif');
    const [first] = tiffPages(bytes);
    const strip = first!.tags.t273![0]!;
    // The end of the first page's line of bits, over and over: no page comes of it.
    bytes.fill(0, strip, strip + first!.tags.t279![0]!);
    const { pages } = await unpackPages(bytes);
    assert.equal([...pages].length, 2);
    assert.match((await readImage(bytes, '팩스')).text, /30,000원/);
  });

  it('that is huge, cut, endless or of icons is refused before it is unpacked', async () => {
    const codeOf = (bytes: Uint8Array) => thrownCode(() => readImage(bytes, 'x'));
    assert.equal(await codeOf(directories([sized(60_000, 60_000)])), 'too-large');
    assert.equal(await codeOf(directories([sized(16, 16)])), 'no-text');
    assert.equal(await codeOf(directories([sized(100, 100).slice(0, 2)])), 'damaged');
    assert.equal(await codeOf(fixture('fax.tif').slice(0, 500)), 'damaged');
    assert.equal(await codeOf(new TextEncoder().encode('II*\0')), 'damaged');
    // A directory that leads back to itself is one page.
    assert.equal(tiffPages(directories([sized(100, 100)], 8)).length, 1);
    const far = directories([[...sized(100, 100).slice(0, 2), [273, 4, 4_000_000_000], [279, 4, 10]]]);
    assert.equal(await codeOf(far), 'damaged');
  });
});
