/**
 * Draws pages beside the engine: a manual's PDF may take its time, or be made to hang. The file that came last stays
 * open, so that its other pages are drawn without sending and opening it anew.
 */
import { parentPort } from 'node:worker_threads';
import { type OpenPages, openPages, type PagePicture } from './page-picture.ts';

export interface DrawRequest {
  readonly id: number;
  /** Null: the file that came last. */
  readonly bytes: Uint8Array | null;
  /** From 1; null where only the pages are counted. */
  readonly page: number | null;
}

export interface DrawReply {
  readonly id: number;
  /** 0 where the file cannot be opened. */
  readonly count: number;
  /** Null where the page cannot be drawn: the text that was read is shown alone. */
  readonly picture: PagePicture | null;
}

let file: OpenPages | null = null;

async function answer({ id, bytes, page }: DrawRequest): Promise<DrawReply> {
  if (bytes) {
    const before = file;
    file = null;
    await before?.close().catch(() => {});
    file = await openPages(bytes).catch(() => null);
  }
  const picture = file && page !== null ? await file.draw(page).catch(() => null) : null;
  return { id, count: file?.count ?? 0, picture };
}

// One request at a time comes: the next one is sent when this one is answered.
parentPort?.on('message', async (request: DrawRequest) => parentPort?.postMessage(await answer(request)));
