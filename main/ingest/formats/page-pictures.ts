/**
 * Pages as pictures, drawn in a thread that is ended when a page takes too long, and when nobody looks at pages any
 * more.
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
   * @returns null where the page cannot be drawn: its text is shown without it. Who turns pages faster than they are
   * drawn gets the last one that was asked for; those between are not drawn.
   */
  draw(source: PageSource, page: number): Promise<PagePicture | null>;
  /** How many pages the file has; null where it cannot be opened. */
  count(source: PageSource): Promise<number | null>;
  close(): Promise<void>;
}

/**
 * Milliseconds after which a page is given up. One takes .3 s of a core, the first .8 s with pdf.js and its fonts (a
 * product leaflet, measured); where the core is shared by many, that takes long, and the text can be read meanwhile.
 */
const usualLimit = 60_000;
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

/** @param limit milliseconds after which a page is given up */
export function createPagePictures(limit = usualLimit): PagePictures {
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

  /** Null where no answer came: the file could not be read, the thread took too long or died. */
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
      const late = setTimeout(() => void end().then(died), limit);
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
      const reply = wanted === name ? await asked(source, page) : null;
      // Another time it may be drawn.
      if (reply === null) pictures.delete(name);
      return reply?.picture ?? null;
    });

  return {
    draw(source, page) {
      const name = `${source.key} ${page}`;
      wanted = name;
      const picture = pictures.get(name) ?? drawn(source, page, name);
      pictures.delete(name);
      pictures.set(name, picture);
      for (const oldest of pictures.keys()) {
        if (pictures.size <= kept) break;
        pictures.delete(oldest);
      }
      return picture;
    },
    count: (source) => inTurn(async () => (await asked(source, null))?.count || null),
    close: () => {
      closed = true;
      return end();
    },
  };
}
