/** A worker thread that reads files: the main thread stays free for searches and writes. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { asFootnoteError, type ErrorCode, type ErrorParams, FootnoteError } from '../contract/index.ts';
import { createAnalyser } from '../language/index.ts';
import type { FileIdentity, PreparedDocument } from '../library/index.ts';
import { limits } from './formats/index.ts';
import { prepareDocument, readingOf } from './prepare.ts';
import { emptyProfile, type Profile } from './profile.ts';

export type ReadRequest =
  | { readonly type: 'profile'; readonly profile: Profile }
  | {
      readonly type: 'read';
      readonly id: number;
      /** Absolute. */
      readonly file: string;
      /** Relative to the root, NFC. */
      readonly path: string;
      readonly rawPath: string | null;
      /** The hash that the library knows: the same bytes are not read again. */
      readonly knownHash: string | null;
    };

export type ReadReply = { readonly id: number; readonly identity: FileIdentity } & (
  | { readonly type: 'document'; readonly document: PreparedDocument }
  | { readonly type: 'same' }
  | { readonly type: 'problem'; readonly code: ErrorCode; readonly params: ErrorParams }
);

/** Errors of the file system in our words. */
export function fileProblem(error: unknown, path: string): FootnoteError {
  if (error instanceof FootnoteError) return error;
  const code = (error as { code?: string } | null)?.code ?? '';
  if (code === 'EACCES' || code === 'EPERM') return new FootnoteError('no-permission', { path }, error);
  if (code === 'ENOENT' || code === 'ESTALE') return new FootnoteError('file-changed', {}, error);
  if (/^E[A-Z]+$/.test(code)) return new FootnoteError('read-failed', { reason: code }, error);
  return asFootnoteError(error);
}

async function readBytes(file: string): Promise<{ bytes: Uint8Array; size: number; modified: number }> {
  const handle = await open(file, 'r');
  try {
    const before = await handle.stat();
    if (before.size > limits.bytes) {
      const params = { size: Math.ceil(before.size / 1e6), limit: limits.bytes / 1e6 };
      throw Object.assign(new FootnoteError('too-large', params), {
        size: before.size,
        modified: before.mtimeMs,
      });
    }
    const bytes = await handle.readFile();
    const after = await handle.stat();
    if (after.size !== before.size || after.mtimeMs !== before.mtimeMs || bytes.length !== after.size) {
      throw new FootnoteError('file-changed');
    }
    return { bytes, size: after.size, modified: after.mtimeMs };
  } finally {
    await handle.close();
  }
}

if (parentPort) {
  const port = parentPort;
  const analyser = await createAnalyser();
  let profile = emptyProfile;

  const read = async (request: Extract<ReadRequest, { type: 'read' }>): Promise<ReadReply> => {
    const { id, file, path, rawPath, knownHash } = request;
    let identity: FileIdentity = {
      path,
      rawPath,
      size: 0,
      modified: 0,
      hash: '',
      reading: readingOf(profile),
    };
    try {
      const { bytes, size, modified } = await readBytes(file);
      identity = { ...identity, size, modified, hash: createHash('sha256').update(bytes).digest('hex') };
      if (identity.hash === knownHash) return { id, identity, type: 'same' };
      return {
        id,
        identity,
        type: 'document',
        document: prepareDocument(bytes, identity, profile, analyser),
      };
    } catch (error) {
      const { size, modified } = error as { size?: number; modified?: number };
      if (size !== undefined && modified !== undefined) identity = { ...identity, size, modified };
      const { code, params } = fileProblem(error, path);
      return { id, identity, type: 'problem', code, params };
    }
  };

  port.on('message', async (request: ReadRequest) => {
    if (request.type === 'profile') profile = request.profile;
    else port.postMessage(await read(request));
  });
  port.postMessage({ ready: true });
}
