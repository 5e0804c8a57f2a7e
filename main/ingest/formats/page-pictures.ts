/**
 * Pages as pictures, drawn in a thread that is ended when a page takes too long, and when nobody looks at pages any
 * more. Whoever asks waits a moment only; what comes later is there for the next time.
 */
import { Worker } from 'node:worker_threads';
import type { PagePicture } from './page-picture.ts';
import type { DrawReply, DrawRequest } from './page-thread.ts';

export interface PagePictures {
  /**
   * @param key names these bytes and the page: the same page is not drawn twice in a row
   * @returns null where the page cannot be drawn, or is not drawn yet: its text is shown without it
   */
  draw(key: string, bytes: Uint8Array, page: number): Promise<PagePicture | null>;
  close(): Promise<void>;
}

export interface PageTimes {
  /** Milliseconds that a person waits for a picture. */
  readonly patience: number;
  /** Milliseconds after which a page is given up. */
  readonly limit: number;
}

/** A page takes .3 s of a core, the first .8 s with pdf.js and its fonts (a product leaflet, measured). */
const usual: PageTimes = { patience: 1500, limit: 20_000 };
const idle = 60_000;
/** Heap in MB; pixels lie outside of it and are limited by what is drawn. */
const heap = 512;
/** Pictures that are kept: the footnotes of one answer. */
const kept = 6;

/** In a clone the sources run as they are; a build has the thread beside this file. */
const entry = new URL(
  import.meta.url.endsWith('.ts') ? './page-thread.ts' : './page-thread.js',
  import.meta.url,
);

export function createPagePictures(times: PageTimes = usual): PagePictures {
  let thread: Worker | null = null;
  let letGo: NodeJS.Timeout | undefined;
  let ids = 0;
  /** One page after the other. */
  let before: Promise<unknown> = Promise.resolve();
  const pictures = new Map<string, Promise<PagePicture | null>>();

  const end = async () => {
    clearTimeout(letGo);
    const ended = thread;
    thread = null;
    await ended?.terminate();
  };
  const started = (): Worker => {
    const made = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: heap } });
    made.unref();
    // What ends it unasked is heard by whoever waits for a page.
    made.on('error', () => {});
    made.on('exit', () => {
      if (thread === made) thread = null;
    });
    return made;
  };

  const drawn = (bytes: Uint8Array, page: number): Promise<PagePicture | null> => {
    clearTimeout(letGo);
    thread ??= started();
    const worker = thread;
    ids += 1;
    const id = ids;
    return new Promise((resolve) => {
      const done = (picture: PagePicture | null) => {
        clearTimeout(late);
        worker.off('message', heard);
        worker.off('exit', died);
        letGo = setTimeout(() => void end(), idle);
        letGo.unref();
        resolve(picture);
      };
      const heard = (reply: DrawReply) => {
        if (reply.id === id) done(reply.picture);
      };
      const died = () => done(null);
      const late = setTimeout(() => void end().then(died), times.limit);
      late.unref();
      worker.on('message', heard);
      worker.on('exit', died);
      worker.postMessage({ id, bytes, page } satisfies DrawRequest);
    });
  };

  return {
    async draw(key, bytes, page) {
      const picture = pictures.get(key) ?? before.then(() => drawn(bytes, page));
      before = picture;
      pictures.delete(key);
      pictures.set(key, picture);
      for (const oldest of pictures.keys()) {
        if (pictures.size <= kept) break;
        pictures.delete(oldest);
      }
      const wait = Promise.withResolvers<null>();
      const timer = setTimeout(() => wait.resolve(null), times.patience);
      try {
        return await Promise.race([picture, wait.promise]);
      } finally {
        clearTimeout(timer);
      }
    },
    close: end,
  };
}
