/** Reads files beside the engine: pages in threads, documents in a process that may die of them. */
import { parentPort } from 'node:worker_threads';
import type { ErrorCode, ErrorParams, TablePreview } from '../contract/index.ts';
import { giveWayInThread } from '../contract/priority.ts';
import { createAnalyser } from '../language/index.ts';
import type { FileIdentity } from '../library/index.ts';
import { type ReadContainer, readContainer, sha256 } from './container.ts';
import { fileProblem } from './file-problem.ts';
import { readAny, stageOf, unpack } from './formats/index.ts';
import { readingOf } from './prepare.ts';
import { tablesOfDocument } from './preview.ts';
import { emptyProfile, type Profile } from './profile.ts';
import { readBytes } from './read-bytes.ts';
import { prepareSliced, type SlicedDocument } from './slices.ts';

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
      /** Seconds that the drive may take for one answer. */
      readonly answer: number;
      /** The hash that the library knows: the same bytes are not read again. */
      readonly knownHash: string | null;
      /** Only its tables are wanted, as a person checks them. */
      readonly tables?: boolean;
      /** Recognise text in pictures and in pages without text; default false. */
      readonly ocr?: boolean;
    };

export type ReadReply = { readonly id: number; readonly identity: FileIdentity } & (
  | ({ readonly type: 'document' } & SlicedDocument)
  | ({ readonly type: 'container' } & ReadContainer)
  | { readonly type: 'tables'; readonly tables: readonly TablePreview[] }
  | { readonly type: 'same' }
  | { readonly type: 'problem'; readonly code: ErrorCode; readonly params: ErrorParams }
);

const nothing = new Uint8Array();
/** Characters of a text that is worth a collection of garbage (a third of a second) before it is cut. */
const longText = 1_000_000;

/** What reads here: a thread of the engine's process, or a process of its own. */
interface Channel {
  send(message: ReadReply | { ready: true }): void;
  receive(listen: (request: ReadRequest) => void): void;
}

function channelToParent(): Channel | undefined {
  if (parentPort) {
    const port = parentPort;
    return { send: (message) => port.postMessage(message), receive: (listen) => port.on('message', listen) };
  }
  if (process.send) {
    // The parent is gone: nobody waits for what is being read.
    process.on('disconnect', () => process.exit(0));
    return { send: (message) => process.send?.(message), receive: (listen) => process.on('message', listen) };
  }
  return undefined;
}

const channel = channelToParent();
if (channel) {
  // A process keeps its parent's priority: what it reads takes long enough for the limit of a file.
  if (parentPort) giveWayInThread();
  const analyser = await createAnalyser();
  let profile = emptyProfile;

  const read = async (request: Extract<ReadRequest, { type: 'read' }>): Promise<ReadReply> => {
    const { id, file, path, rawPath, knownHash, ocr = false } = request;
    const reading = readingOf(profile, path, ocr);
    let identity: FileIdentity = { path, rawPath, size: 0, modified: 0, hash: '', reading };
    try {
      let { bytes, size, modified } = await readBytes(file, path, request.answer);
      identity = { ...identity, size, modified, hash: sha256(bytes) };
      if (identity.hash === knownHash) return { id, identity, type: 'same' };
      if (request.tables) {
        const tables = tablesOfDocument(await readAny(bytes, path, { ocr: false }));
        return { id, identity, type: 'tables', tables };
      }
      if (stageOf(path) === 'container') {
        const unpacked = await unpack(bytes, path);
        // What came out of it are copies.
        bytes = nothing;
        const parts = await readContainer(unpacked, identity, profile, analyser);
        return { id, identity, type: 'container', ...parts };
      }
      const document = await readAny(bytes, path, { ocr });
      bytes = nothing;
      // V8 would collect the parser's tree when it needs room: beside all that is cut.
      if (document.text.length > longText) globalThis.gc?.();
      return {
        id,
        identity,
        type: 'document',
        ...(await prepareSliced(document, identity, profile, analyser)),
      };
    } catch (error) {
      const { size, modified } = error as { size?: number; modified?: number };
      if (size !== undefined && modified !== undefined) identity = { ...identity, size, modified };
      const { code, params } = fileProblem(error, path);
      return { id, identity, type: 'problem', code, params };
    }
  };

  channel.receive((request) => {
    if (request.type === 'profile') profile = request.profile;
    else void read(request).then((reply) => channel.send(reply));
  });
  channel.send({ ready: true });
}
