/**
 * HWP 5 and HWPX to a document. HWPX is XML and read as such; HWP 5 is read by @rhwp/core, which writes it as HWPX, so
 * that both go one way. The pages are those of @rhwp/core's layout.
 */
import type { Document } from '../../../contract/document.ts';
import { FootnoteError } from '../../../contract/errors.ts';
import { startsWith } from '../encoding/bytes.ts';
import { documentOf } from '../flow/index.ts';
import { inspectHwp } from './compound.ts';
import { openHwpx } from './package.ts';
import { nowhere, type PlaceIn, placesIn } from './pages.ts';
import { readSections } from './read.ts';
import { withRhwp } from './rhwp.ts';

/** Unpacked bytes of sections above which the pages are not asked for: some 1,000 pages, and 15 s with floating tables. */
const mostLaidOut = 30_000_000;

/**
 * Reads an HWP 5 file; also an HWPX that is named so, as Hangul does.
 * @param name the file's name without extension, the last resort for a title
 * @throws FootnoteError `not-format`, `encrypted` (password, distribution document, rights management), `damaged`,
 *   `unpacks-too-large`, `too-deep`, `too-many-elements`, `no-text`; `unreadable-yet` for HWP 3
 */
export async function readHwp(bytes: Uint8Array, name: string): Promise<Document> {
  if (isZip(bytes)) return asNamed(readHwpx(bytes, name), 'HWP');
  const { title } = inspectHwp(bytes);
  let hwpx: Uint8Array | undefined;
  let placeIn = nowhere;
  try {
    await withRhwp(bytes, 'HWP', (document) => {
      hwpx = document.exportHwpx();
      placeIn = placesIn(document);
    });
  } catch (error) {
    // The pages are an addition: where only they fail, the text is read without them.
    if (!hwpx) throw error;
  }
  const written = hwpx as Uint8Array;
  return asNamed(
    Promise.resolve().then(() => {
      const blocks = readSections(openHwpx(written), placeIn);
      return documentOf(blocks, { format: 'hwp', name, title });
    }),
    'HWP',
  );
}

/**
 * Reads an HWPX; also an HWP 5 file that is named so.
 * @param name the file's name without extension, the last resort for a title
 * @throws FootnoteError as `readHwp`
 */
export async function readHwpx(bytes: Uint8Array, name: string): Promise<Document> {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return asNamed(readHwp(bytes, name), 'HWPX');
  const hwpx = openHwpx(bytes);
  const blocks = readSections(hwpx, await placesOf(bytes, hwpx.sections));
  return documentOf(blocks, { format: 'hwpx', name, title: hwpx.title });
}

/** Of an HWPX, whose text needs no layout. */
async function placesOf(bytes: Uint8Array, sections: readonly Uint8Array[]): Promise<PlaceIn> {
  if (sections.reduce((sum, { length }) => sum + length, 0) > mostLaidOut) return nowhere;
  try {
    return await withRhwp(bytes, 'HWPX', placesIn);
  } catch {
    return nowhere;
  }
}

const isZip = (bytes: Uint8Array) => startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]);

/** Messages name the format that the file's extension promises. */
async function asNamed(reading: Promise<Document>, format: string): Promise<Document> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof FootnoteError && (error.code === 'not-format' || error.code === 'damaged'))
      throw new FootnoteError(error.code, { format }, error);
    throw error;
  }
}
