/**
 * Keeps the folders fresh in the background: a watcher says where something happens, a schedule finds what no watcher
 * sees (network drives, files that changed while nothing ran). Each scan looks at a whole folder, so that no event has
 * to be right in itself, only to come.
 */
import { realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { asFootnoteError } from '../contract/index.ts';

/** Milliseconds. */
export interface FreshnessTimes {
  /** Before the first scan and the first watcher: a start is not slowed. */
  readonly first: number;
  /** Without further events before a scan: an export is being copied. */
  readonly quiet: number;
  /** At most so long after the first event, however many follow. */
  readonly longest: number;
  /** Between scheduled scans of every folder. */
  readonly every: number;
}

export const defaultTimes: FreshnessTimes = {
  first: 20_000,
  quiet: 3_000,
  longest: 60_000,
  every: 30 * 60_000,
};

type Watch = (
  folder: string,
  heard: (error: Error | null, paths: readonly string[]) => void,
) => Promise<Stop>;
type Stop = () => Promise<void>;

export interface FreshnessParts {
  /** The folders now, absolute. */
  readonly folders: () => readonly string[];
  /** The library file; it may lie in a watched folder, and writing it is no event. */
  readonly library: string;
  /** Brings a folder up to date; `waiting` says whether another look at a folder is due meanwhile. */
  readonly scan: (folder: string, signal: AbortSignal, waiting: () => boolean) => Promise<void>;
  /** Somebody else writes: scans wait. */
  readonly busy: () => boolean;
  readonly times?: Partial<FreshnessTimes>;
  /** Default: @parcel/watcher. */
  readonly watch?: Watch;
}

export interface Freshness {
  readonly scanning: boolean;
  /** Ends the scan that runs, since a person wants to write; what it left is done later. */
  yield(): Promise<void>;
  /** Watches what is there now; called when folders were added or removed. */
  foldersChanged(): void;
  /** Looks at every folder soon: another model serves, and the vectors follow the scan. */
  lookAgain(): void;
  close(): Promise<void>;
}

const watchWithParcel: Watch = async (folder, heard) => {
  // Native code, not needed to answer.
  const { subscribe } = await import('@parcel/watcher');
  const subscription = await subscribe(folder, (error, events) =>
    heard(
      error,
      events.map((event) => event.path),
    ),
  );
  return () => subscription.unsubscribe();
};

export function keepFresh(parts: FreshnessParts): Freshness {
  const times = { ...defaultTimes, ...parts.times };
  const watch = parts.watch ?? watchWithParcel;
  /** Folder → when the first event came, in milliseconds of `performance.now`. */
  const dirty = new Map<string, number>();
  const watched = new Map<string, Promise<Stop | undefined>>();
  let running: { readonly stop: AbortController; readonly done: Promise<void> } | undefined;
  let quiet: NodeJS.Timeout | undefined;
  let closed = false;

  const after = (milliseconds: number, work: () => void): NodeJS.Timeout =>
    setTimeout(work, milliseconds).unref();

  const mark = (folder: string): void => {
    if (closed) return;
    const now = performance.now();
    if (!dirty.has(folder)) dirty.set(folder, now);
    const left = times.longest - (now - Math.min(...dirty.values()));
    clearTimeout(quiet);
    quiet = after(Math.max(0, Math.min(times.quiet, left)), work);
  };

  const work = (): void => {
    if (closed || running || dirty.size === 0) return;
    // Asked again soon: whoever writes will be done.
    if (parts.busy()) {
      quiet = after(times.quiet, work);
      return;
    }
    const stop = new AbortController();
    running = { stop, done: scanAll(stop.signal).finally(() => (running = undefined)) };
  };

  const scanAll = async (signal: AbortSignal): Promise<void> => {
    for (const folder of [...dirty.keys()]) {
      dirty.delete(folder);
      // Removed meanwhile: a scan would bring it back.
      if (!parts.folders().includes(folder)) continue;
      try {
        await parts.scan(folder, signal, () => dirty.size > 0);
      } catch (error) {
        const { code, message } = asFootnoteError(error);
        // What a folder lacks now (its drive, a free disk) the schedule asks again; only what is odd is told.
        if (code === 'internal') console.error(`${folder}: ${message}`);
        if ((code === 'cancelled' || code === 'library-busy') && !closed)
          dirty.set(folder, performance.now());
      }
      if (signal.aborted) return;
    }
    // Events may have come meanwhile.
    if (dirty.size > 0) quiet = after(times.quiet, work);
  };

  const listen = (folder: string): void => {
    const stop = watch(folder, (error, paths) => {
      if (error) {
        // A watcher that failed is gone; the schedule goes on, and tries to watch again.
        forget(folder);
        mark(folder);
      } else if (paths.some((path) => !path.startsWith(libraryFile))) mark(folder);
    }).catch(() => {
      watched.delete(folder);
      return undefined;
    });
    // What happened before the watcher heard anything is found by a look at the folder.
    void stop.then(() => mark(folder));
    watched.set(folder, stop);
  };

  const forget = (folder: string): void => {
    const stop = watched.get(folder);
    watched.delete(folder);
    void stop?.then((end) => end?.()).catch(() => {});
  };

  const follow = (): void => {
    if (closed) return;
    const folders = new Set(parts.folders());
    for (const folder of watched.keys()) if (!folders.has(folder)) forget(folder);
    for (const folder of folders) if (!watched.has(folder)) listen(folder);
  };

  // As the watcher names it: without links. The file may not be there yet.
  const libraryFile = join(realOr(dirname(parts.library)), basename(parts.library));
  let started = false;
  const tick = (): void => {
    started = true;
    const before = new Set(watched.keys());
    follow();
    // A folder that is watched from now on is looked at as soon as it is.
    for (const folder of parts.folders()) if (before.has(folder)) mark(folder);
    timer = after(times.every, tick);
  };
  let timer = after(times.first, tick);

  return {
    get scanning() {
      return running !== undefined;
    },
    yield: async () => {
      running?.stop.abort();
      await running?.done;
      // The person's own scan comes first; what was left is looked at after it.
      if (dirty.size > 0) {
        clearTimeout(quiet);
        quiet = after(times.quiet, work);
      }
    },
    foldersChanged: () => {
      if (started) follow();
    },
    lookAgain: () => {
      for (const folder of parts.folders()) mark(folder);
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      clearTimeout(quiet);
      running?.stop.abort();
      await running?.done;
      const stops = [...watched.values()];
      watched.clear();
      for (const stop of stops) await stop.then((end) => end?.()).catch(() => {});
    },
  };
}

function realOr(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch {
    return folder;
  }
}
