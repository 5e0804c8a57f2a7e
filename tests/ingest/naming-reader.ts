/** A reader that reads nothing and says which thread it is. */
import { parentPort, threadId } from 'node:worker_threads';
import type { ReadReply, ReadRequest } from '../../main/ingest/worker.ts';

parentPort!.on('message', (request: ReadRequest) => {
  if (request.type !== 'read') return;
  const identity = { path: '', rawPath: null, size: 0, modified: 0, hash: String(threadId), reading: '' };
  parentPort!.postMessage({ id: request.id, identity, type: 'same' } satisfies ReadReply);
});
parentPort!.postMessage({ ready: true });
