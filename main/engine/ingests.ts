/** Ingests that a person asks for: one at a time, owned by the engine, watched by whoever wants to. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { FootnoteError, type IngestEvent, type Locale } from '../contract/index.ts';
import { checkFolder } from '../ingest/index.ts';
import { type IngestRun, startRun } from './ingest-run.ts';
import type { Rooms } from './rooms.ts';
import { bringUpToDate, type UpkeepEvent } from './upkeep.ts';
import { worded } from './words.ts';

type Events = AsyncGenerator<IngestEvent, void, undefined>;

export interface Ingests {
  readonly paused: boolean;
  /** @throws FootnoteError `ingest-running` */
  /** @param say whose sentences tables' rows are said in from now on; undefined: as before */
  start(folders: readonly string[], locale: Locale, signal?: AbortSignal, say?: 'rule' | 'model'): Events;
  follow(locale: Locale, signal?: AbortSignal): Events;
  pause(): boolean;
  resume(): boolean;
  cancel(): Promise<boolean>;
}

export function createIngests(rooms: Rooms): Ingests {
  let running: IngestRun<UpkeepEvent> | undefined;

  const begin = (folders: readonly string[], say?: 'rule' | 'model'): IngestRun<UpkeepEvent> => {
    if (rooms.ingesting) throw new FootnoteError('ingest-running');
    rooms.ingesting = true;
    const run = startRun<UpkeepEvent>(async (push, signal, gate) => {
      try {
        await rooms.freshness?.yield();
        // A typing error in the folder must not leave an empty library behind.
        if (!existsSync(rooms.options.library))
          for (const folder of folders) await checkFolder(resolve(folder));
        if (say) rooms.library().sayRetellings(say === 'model');
        await bringUpToDate(rooms, folders, { push, signal, gate });
      } finally {
        running = undefined;
        rooms.ingesting = false;
        rooms.freshness?.foldersChanged();
      }
    });
    running = run;
    return run;
  };

  async function* watch(run: IngestRun<UpkeepEvent>, locale: Locale, signal?: AbortSignal): Events {
    for await (const event of run.events(signal)) {
      if (event.type === 'progress') yield event;
      else {
        const problems = event.problems.map((problem) => worded(problem, locale));
        yield { type: 'done', report: { ...event.report, problems } };
      }
    }
  }

  return {
    get paused() {
      return running?.paused ?? false;
    },
    // Begins with the first look at its events, so that a refusal is one of them.
    start: async function* (folders, locale, signal, say) {
      yield* watch(begin(folders, say), locale, signal);
    },
    follow: async function* (locale, signal) {
      if (running) yield* watch(running, locale, signal);
    },
    pause: () => {
      running?.pause();
      return running?.paused ?? false;
    },
    resume: () => {
      running?.resume();
      return running?.paused ?? false;
    },
    cancel: async () => {
      if (!running) return false;
      await running.cancel();
      return true;
    },
  };
}
