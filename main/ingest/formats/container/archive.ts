/** A ZIP export: a folder of files, unpacked within limits. Documents that are zips (DOCX …) are not read here. */
import { isUtf8 } from 'node:buffer';
import { crc32, inflateRawSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { FootnoteError } from '../../../contract/errors.ts';
import { asBuffer, startsWith } from '../encoding/bytes.ts';
import { isProtected } from '../protection.ts';
import { readable } from '../readable.ts';
import { type Budget, containerLimits, type InnerFile, type InnerProblem, megabytes } from './limits.ts';
import { safePath, UniqueNames } from './names.ts';

export interface Archive {
  readonly files: readonly InnerFile[];
  readonly problems: readonly InnerProblem[];
}

const unicodePath = 0x7075;
const unixLink = 0o120000;
const windowsLink = 0x400;

/**
 * Unpacks the files that a person could read, in the order of the directory; style sheets, scripts and programs stay
 * packed. A file that is too large, encrypted, damaged or named outside the archive is a problem, not an error.
 * @throws FootnoteError `not-format`, `damaged`, `encrypted` (every file is), `too-many-elements`, `no-text` (empty)
 */
export async function readArchive(bytes: Uint8Array, budget: Budget): Promise<Archive> {
  if (bytes.length === 0) throw new FootnoteError('no-text');
  if (isProtected(bytes)) throw new FootnoteError('encrypted');
  if (!startsWith(bytes, [0x50, 0x4b])) throw new FootnoteError('not-format', { format: 'ZIP' });
  const file = asBuffer(bytes);
  const { zip, entries } = await directoryOf(file);
  const wanted = entries.filter(({ name }) => !name.endsWith('/') && !isJunk(name));
  if (wanted.length === 0) throw new FootnoteError('no-text');
  if (wanted.every(({ entry }) => isEncrypted(entry))) throw new FootnoteError('encrypted');

  const names = new UniqueNames();
  const files: InnerFile[] = [];
  const problems: InnerProblem[] = [];
  for (const { name, entry } of wanted) {
    const path = safePath(name);
    if (path === null) problems.push({ path: name, code: 'outside-root', params: {} });
    else if (readable(path) === 'ignored') continue;
    else {
      const unique = names.take(path);
      try {
        files.push({ path: unique, bytes: await unpackEntry(zip, file, entry, budget) });
      } catch (error) {
        if (!(error instanceof FootnoteError)) throw error;
        problems.push({ path: unique, code: error.code, params: error.params });
      }
    }
  }
  return { files, problems };
}

async function directoryOf(
  file: Buffer,
): Promise<{ zip: ZipFile; entries: { name: string; entry: Entry }[] }> {
  const entries: { name: string; entry: Entry }[] = [];
  try {
    const zip = await fromBufferPromise(file, { decodeStrings: false, validateEntrySizes: false });
    if (zip.entryCount > containerLimits.entries) throw tooMany();
    for await (const entry of zip.eachEntry()) {
      // The directory may hold more entries than its end record says.
      if (entries.length >= containerLimits.entries) throw tooMany();
      entries.push({ name: nameOf(entry), entry });
    }
    return { zip, entries };
  } catch (error) {
    if (error instanceof FootnoteError) throw error;
    const strong = error instanceof Error && error.message.includes('strong encryption');
    throw strong
      ? new FootnoteError('encrypted', {}, error)
      : new FootnoteError('damaged', { format: 'ZIP' }, error);
  }
}

const tooMany = () => new FootnoteError('too-many-elements', { limit: containerLimits.entries });

/**
 * A name is UTF-8 where the entry says so or carries it in a field of its own (Info-ZIP), or where its bytes are
 * valid UTF-8 (macOS says nothing); else CP949, as Windows and its Korean archivers write.
 */
function nameOf({ fileNameRaw, generalPurposeBitFlag, extraFields }: Entry): string {
  if (generalPurposeBitFlag & 0x800) return fileNameRaw.toString('utf8');
  const data = extraFields.find(({ id }) => id === unicodePath)?.data;
  if (data && data.length > 5 && data[0] === 1 && data.readUInt32LE(1) === crc32(fileNameRaw))
    return data.toString('utf8', 5);
  return isUtf8(fileNameRaw) ? fileNameRaw.toString('utf8') : iconv.decode(fileNameRaw, 'cp949');
}

/** What macOS and Windows add to an archive unasked. */
function isJunk(name: string): boolean {
  return /(?:^|[/\\])(?:__MACOSX[/\\]|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$[^/\\]*$|\._[^/\\]*$)/i.test(
    name,
  );
}

const isEncrypted = ({ generalPurposeBitFlag: flags }: Entry) => (flags & 1) === 1;

/** A symbolic link of Unix, or a reparse point of Windows: its content is where it leads, not a file. */
function isLink({ versionMadeBy, externalFileAttributes }: Entry): boolean {
  const mode = externalFileAttributes >>> 16;
  if ((mode & 0o170000) === unixLink) return true;
  return versionMadeBy >>> 8 === 0 && (externalFileAttributes & windowsLink) !== 0;
}

async function unpackEntry(zip: ZipFile, file: Buffer, entry: Entry, budget: Budget): Promise<Uint8Array> {
  const { compressionMethod: method, compressedSize: packed, uncompressedSize: size } = entry;
  if (isLink(entry)) throw new FootnoteError('link-refused');
  if (isEncrypted(entry)) throw new FootnoteError('encrypted');
  if (method !== 0 && method !== 8) throw new FootnoteError('unreadable-yet', { format: `ZIP (${method})` });
  const { part, ratio, ratioFrom } = containerLimits;
  const tooLarge = (limit: number) => new FootnoteError('unpacks-too-large', { limit: megabytes(limit) });
  if (size > part) throw tooLarge(part);
  if (size > ratioFrom && size > packed * ratio) throw tooLarge(ratioFrom);
  if (size > budget.bytes) throw tooLarge(budget.total);
  const damaged = (cause?: unknown) => new FootnoteError('damaged', { format: 'ZIP' }, cause);
  try {
    const { fileDataStart: start } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const raw = file.subarray(start, start + packed);
    // Stops at the size that the directory declares; a copy, so that the archive's own bytes can be let go.
    const content =
      method === 0 ? Buffer.from(raw) : inflateRawSync(raw, { maxOutputLength: Math.max(size, 1) });
    if (content.length !== size || crc32(content) !== entry.crc32) throw damaged();
    budget.bytes -= size;
    return content;
  } catch (error) {
    throw error instanceof FootnoteError ? error : damaged(error);
  }
}
