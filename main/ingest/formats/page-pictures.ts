/**
 * Pages as pictures, drawn in a thread that is ended when a page takes too long, and when nobody looks at pages any
 * more. Whoever asks waits a moment only; what comes later is there for the next time.
 */
import { Worker } from 'node:worker_threads';
import type { PagePicture } from './page-picture.ts';
import type { DrawReply, DrawRequest } from './page-thread.ts';

export interface PageSource {
  /** Names these bytes: the thread is sent them once, and the same page is not drawn twice in a row. */
  readonly key: string;
  read(): Promise<Uint8Array>;
}

export interface PagePictures {
  /**
   * @param page from 1
   * @param patience milliseconds that the caller waits; usually `PageTimes.patience`
   * @returns null where the page cannot be drawn, or is not drawn yet: its text is shown without it. Who turns pages
   * faster than they are drawn gets the last one that was asked for; those between are not drawn.
   */
  draw(source: PageSource, page: number, patience?: number): Promise<PagePicture | null>;
  /** How many pages the file has; null where it cannot be opened. */
  count(source: PageSource): Promise<number | null>;
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
  /** The key of the file that the thread has open. */
  let held: string | null = null;
  let letGo: NodeJS.Timeout | undefined;
  let closed = false;
  let ids = 0;
  /** The page that was asked for last. */
  let wanted = '';
  /** One after the other. */
  let before: Promise<unknown> = Promise.resolve();
  const pictures = new Map<string, Promise<PagePicture | null>>();

  const forget = () => {
    thread = null;
    held = null;
  };
  const end = async () => {
    clearTimeout(letGo);
    const ended = thread;
    forget();
    await ended?.terminate();
  };
  const started = (): Worker => {
    const made = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: heap } });
    made.unref();
    // What ends it unasked is heard by whoever waits for a page.
    made.on('error', () => {});
    made.on('exit', () => {
      if (thread === made) forget();
    });
    return made;
  };

  const asked = async (source: PageSource, page: number | null): Promise<DrawReply | null> => {
    const isHeld = () => thread !== null && held === source.key;
    const bytes = isHeld() ? null : await source.read().catch(() => null);
    // Meanwhile it may have been closed.
    if (closed || (bytes === null && !isHeld())) return null;
    clearTimeout(letGo);
    thread ??= started();
    held = source.key;
    const worker = thread;
    ids += 1;
    const id = ids;
    return new Promise((resolve) => {
      const done = (reply: DrawReply | null) => {
        clearTimeout(late);
        worker.off('message', heard);
        worker.off('exit', died);
        letGo = setTimeout(() => void end(), idle);
        letGo.unref();
        resolve(reply);
      };
      const heard = (reply: DrawReply) => {
        if (reply.id === id) done(reply);
      };
      const died = () => done(null);
      const late = setTimeout(() => void end().then(died), times.limit);
      late.unref();
      worker.on('message', heard);
      worker.on('exit', died);
      worker.postMessage({ id, bytes, page } satisfies DrawRequest);
    });
  };
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = before.then(work);
    before = turn.catch(() => {});
    return turn;
  };

  const drawn = (source: PageSource, page: number, name: string): Promise<PagePicture | null> =>
    inTurn(async () => {
      if (wanted === name) return (await asked(source, page))?.picture ?? null;
      pictures.delete(name);
      return null;
    });

  return {
    async draw(source, page, patience = times.patience) {
      const name = `${source.key} ${page}`;
      wanted = name;
      const picture = pictures.get(name) ?? drawn(source, page, name);
      pictures.delete(name);
      pictures.set(name, picture);
      for (const oldest of pictures.keys()) {
        if (pictures.size <= kept) break;
        pictures.delete(oldest);
      }
      const wait = Promise.withResolvers<null>();
      const timer = setTimeout(() => wait.resolve(null), patience);
      try {
        return await Promise.race([picture, wait.promise]);
      } finally {
        clearTimeout(timer);
      }
    },
    count: (source) => inTurn(async () => (await asked(source, null))?.count || null),
    close: () => {
      closed = true;
      return end();
    },
  };
}
