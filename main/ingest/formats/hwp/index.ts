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

/** Unpacked bytes of text above which the pages are not asked for: laying it out would take minutes. */
const mostLaidOut = 60_000_000;

/**
 * Reads an HWP 5 file; also an HWPX that is named so, as Hangul does.
 * @param name the file's name without extension, the last resort for a title
 * @throws FootnoteError `not-format`, `encrypted` (password, distribution document, rights management), `damaged`,
 *   `unpacks-too-large`, `too-deep`, `too-many-elements`, `no-text`; `unreadable-yet` for HWP 3
 */
export async function readHwp(bytes: Uint8Array, name: string): Promise<Document> {
  if (isZip(bytes)) return asNamed(readHwpx(bytes, name), 'HWP');
  const { title } = inspectHwp(bytes);
  const { hwpx, placeIn } = await withRhwp(bytes, 'HWP', (document) => ({
    placeIn: placesIn(document),
    hwpx: document.exportHwpx(),
  }));
  return asNamed(
    Promise.resolve().then(() => {
      const blocks = readSections(openHwpx(hwpx), placeIn);
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

/** The pages are an addition: where the layout fails, the text is read without them. */
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
