/** RTF: our own reader, for Korean code pages, list labels and merged cells. Pictures and objects are passed over. */
import type { Document } from '../../../contract/document.ts';
import { FootnoteError } from '../../../contract/errors.ts';
import { startsWith } from '../encoding/bytes.ts';
import { documentOf, marginNotes } from '../flow/index.ts';
import { isProtected } from '../protection.ts';
import { RtfReader } from './reader.ts';
import { readTokens } from './tokens.ts';

/** Bytes; most large files are large by pictures, which are written as digits. */
export const mostRtfBytes = 150_000_000;

/**
 * Reads an RTF file.
 * @param name the file's name without extension: the title as a last resort
 * @throws FootnoteError `not-format`, `encrypted`, `damaged` (groups left open: the end is missing), `too-large`,
 *   `too-deep`, `too-many-elements`, `no-text`
 */
export async function readRtf(bytes: Uint8Array, name: string): Promise<Document> {
  if (isProtected(bytes)) throw new FootnoteError('encrypted');
  const start = startsWith(bytes, [0xef, 0xbb, 0xbf]) ? 3 : 0;
  if (!startsWith(bytes.subarray(start), [0x7b, 0x5c, 0x72, 0x74, 0x66]))
    throw new FootnoteError('not-format', { format: 'RTF' });
  if (bytes.length > mostRtfBytes)
    throw new FootnoteError('too-large', {
      size: Math.round(bytes.length / 1_000_000),
      limit: mostRtfBytes / 1_000_000,
    });
  const reader = new RtfReader();
  if (readTokens(bytes.subarray(start), reader) > 0) throw new FootnoteError('damaged', { format: 'RTF' });
  const blocks = reader.finish();
  const { title, keywords, codePage } = reader;
  return documentOf([...marginNotes(reader.marginTexts), ...blocks], {
    format: 'rtf',
    name,
    title,
    keywords,
    encoding: { name: codePage === 949 ? 'cp949' : `windows-${codePage}`, certainty: 'declared' },
  });
}
