/** Draws pages beside the engine: a manual's PDF may take its time, or be made to hang. */
import { parentPort } from 'node:worker_threads';
import { drawPage, type PagePicture } from './page-picture.ts';

export interface DrawRequest {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly page: number;
}

/** `picture` is null where it cannot be drawn: the text that was read is shown alone. */
export interface DrawReply {
  readonly id: number;
  readonly picture: PagePicture | null;
}

parentPort?.on('message', ({ id, bytes, page }: DrawRequest) => {
  const reply = (picture: PagePicture | null) => parentPort?.postMessage({ id, picture } satisfies DrawReply);
  drawPage(bytes, page).then(reply, () => reply(null));
});
