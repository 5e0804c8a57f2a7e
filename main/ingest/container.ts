/** A file that holds files: a mail with its attachments, an archive. Each becomes a document of its own. */
import { createHash } from 'node:crypto';
import { asFootnoteError, type Document, FootnoteError } from '../contract/index.ts';
import type { Analyser } from '../language/index.ts';
import type { FileIdentity, PreparedFailure } from '../library/index.ts';
import { readAny, stageOf, type Unpacked, unpack } from './formats/index.ts';
import { readingOf } from './prepare.ts';
import type { Profile } from './profile.ts';
import { prepareSliced, type SlicedDocument } from './slices.ts';

export interface ReadContainer {
  /** The container itself: a mail's text; for an archive a document without passages. */
  readonly own: SlicedDocument;
  readonly parts: readonly SlicedDocument[];
  readonly failures: readonly PreparedFailure[];
}

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Takes the parts from what came out of the container, one by one, so that none is kept after it was read. */
export async function readContainer(
  unpacked: Unpacked,
  identity: FileIdentity,
  profile: Profile,
  analyser: Analyser,
): Promise<ReadContainer> {
  const parts: SlicedDocument[] = [];
  const failures: PreparedFailure[] = [];
  const inside = (name: string, content: Uint8Array): FileIdentity => ({
    path: `${identity.path}/${name}`,
    rawPath: null,
    size: content.length,
    modified: identity.modified,
    hash: sha256(content),
    reading: readingOf(profile, name),
    container: identity.path,
  });
  for (let part = unpacked.parts.shift(); part; part = unpacked.parts.shift()) {
    const stage = stageOf(part.path);
    // A container within the container comes as a document, and its files are parts of their own; text in pictures
    // is not recognised in here.
    if (!part.document && stage !== 'page' && stage !== 'document') continue;
    const file = inside(part.path, part.bytes);
    try {
      const document = part.document ?? (await readAny(part.bytes, file.path, { ocr: false }));
      parts.push(await prepareSliced(document, file, profile, analyser));
    } catch (error) {
      const { code, params } = asFootnoteError(error);
      failures.push({ file, problem: { code, params } });
    }
  }
  for (const { path, code, params } of unpacked.problems) {
    failures.push({ file: inside(path, new Uint8Array()), problem: { code, params } });
  }
  const own = await prepareSliced(unpacked.own ?? archive(identity.path), identity, profile, analyser);
  return { own, parts, failures };
}

/**
 * The bytes of a file inside a container.
 * @param path the inner file's, as the library has it: the container's path, `/`, its path in there
 * @throws FootnoteError `original-missing` where the container no longer holds it
 */
export async function partOf(bytes: Uint8Array, container: string, path: string): Promise<Uint8Array> {
  const { parts } = await unpack(bytes, container);
  const part = parts.find((one) => `${container}/${one.path}` === path);
  if (!part) throw new FootnoteError('original-missing', { path });
  return part.bytes;
}

/** Remembers that the archive was read, and which bytes. */
function archive(path: string): Document {
  const title = path.slice(path.lastIndexOf('/') + 1);
  const encoding = { name: 'binary', certainty: 'declared' } as const;
  return { format: 'zip', encoding, language: 'other', title, text: '', blocks: [], links: [], keywords: [] };
}
