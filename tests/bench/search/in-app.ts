/**
 * Searches while the same engine ingests a folder, as in the application: in turns without and with. Between two
 * searches a person's pause, in which the ingest goes on; it is ended with each turn and goes on in the next.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { EngineClient } from '../../../main/engine/index.ts';

export interface InApp {
  /** Milliseconds of each search. */
  readonly without: readonly number[];
  readonly during: readonly number[];
  /** Documents that the ingest was through with. */
  readonly documents: number;
}

/** Milliseconds between two searches. */
const between = 30;
const turns = 3;

export async function searchWhileIngesting(
  client: EngineClient,
  folder: string,
  asked: readonly string[],
  search: (question: string) => Promise<number>,
): Promise<InApp> {
  const without: number[] = [];
  const during: number[] = [];
  let documents = 0;
  const round = async (out: number[], goesOn: () => boolean) => {
    for (const question of asked) {
      await pause(between);
      const ms = await search(question);
      // One that ended after the ingest is no longer one beside it.
      if (!goesOn()) return;
      out.push(ms);
    }
  };
  for (let turn = 0; turn < turns; turn++) {
    await round(without, () => true);
    const ingest = beginIngest(client, folder);
    await ingest.reading;
    await round(during, ingest.goesOn);
    await client.library.cancel();
    documents += await ingest.ended;
  }
  return { without, during, documents };
}

/** `reading`: documents are written; `ended`: how many this run was through with. */
function beginIngest(client: EngineClient, folder: string) {
  const reading = Promise.withResolvers<void>();
  let goesOn = true;
  let [first, last] = [0, 0];
  const follow = async (): Promise<number> => {
    try {
      for await (const event of await client.library.ingest({ folder, locale: 'en' })) {
        if (event.type !== 'progress') continue;
        if (event.stage !== 'reading') {
          if (last > 0) goesOn = false;
          continue;
        }
        first ||= event.done;
        last = event.done;
        if (last > first) reading.resolve();
      }
    } catch {
      // It was cancelled.
    }
    goesOn = false;
    reading.resolve();
    return last - first;
  };
  return { reading: reading.promise, goesOn: () => goesOn, ended: follow() };
}
