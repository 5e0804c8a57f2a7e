/** What must be known of an HWP 5 file before its parser sees it: that it is one, that it is open, and its sizes. */
import { inflateRawSync } from 'node:zlib';
import { FootnoteError } from '../../../contract/errors.ts';
import { type CompoundFile, openCompound } from '../compound/index.ts';
import { titleInSummary } from '../compound/summary.ts';

/** Bytes of one unpacked stream, and of all together. */
export const hwpLimits = { stream: 150_000_000, total: 400_000_000 } as const;

const signature = 'HWP Document File';
/** Bits of the properties in `FileHeader`. */
const packed = 1 << 0;
const closed = (1 << 1) | (1 << 2) | (1 << 4) | (1 << 8) | (1 << 10);

/**
 * Checks an HWP 5 file.
 * @returns the title that its author gave it, empty where there is none
 * @throws FootnoteError `not-format`; `unreadable-yet` for HWP 3; `encrypted` for a password, a distribution document
 *   or rights management; `damaged`; `unpacks-too-large`
 */
export function inspectHwp(bytes: Uint8Array): { title: string } {
  if (Buffer.from(bytes.subarray(0, 23)).toString('latin1').startsWith(`${signature} V3`))
    throw new FootnoteError('unreadable-yet', { format: 'HWP 3' });
  const file = openCompound(bytes, 'HWP');
  const header = file.read('FileHeader');
  if (!header?.toString('latin1', 0, 17).startsWith(signature))
    throw new FootnoteError('not-format', { format: 'HWP' });
  if (header.length < 40) throw new FootnoteError('damaged', { format: 'HWP' });
  const properties = header.readUInt32LE(36);
  if ((properties & closed) !== 0) throw new FootnoteError('encrypted');
  checkSizes(file, (properties & packed) !== 0);
  return { title: titleInSummary(file.read('\u0005HwpSummaryInformation')) };
}

/** Unpacks every packed stream once and throws the result away: a bomb ends here, not in the parser's memory. */
function checkSizes(file: CompoundFile, isPacked: boolean): void {
  const limitError = (limit: number) => new FootnoteError('unpacks-too-large', { limit: limit / 1_000_000 });
  let total = 0;
  for (const name of file.names) {
    if (!/^(?:DocInfo$|BodyText\/|ViewText\/|BinData\/|Scripts\/)/.test(name)) continue;
    const stream = file.read(name);
    if (!stream) continue;
    total += isPacked ? unpackedSize(stream, limitError) : stream.length;
    if (total > hwpLimits.total) throw limitError(hwpLimits.total);
  }
}

function unpackedSize(stream: Buffer, limitError: (limit: number) => FootnoteError): number {
  try {
    return inflateRawSync(stream, { maxOutputLength: hwpLimits.stream, finishFlush: 2 }).length;
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw limitError(hwpLimits.stream);
    return stream.length; // Not packed, or damaged: the parser says so.
  }
}
