/** An engine of its own for a test, with a client as the window and the command line have it. */
import path from 'node:path';
import type { TestContext } from 'node:test';
import { createClient, createEngine, type EngineOptions } from '../../main/engine/index.ts';
import { type Files, writeFiles } from '../ingest/manuals.ts';
import { temporaryFolder } from '../library/made.ts';

export async function running(t: TestContext, files: Files = {}, options: Partial<EngineOptions> = {}) {
  const home = temporaryFolder(t);
  const folder = path.join(home, 'manuals');
  writeFiles(folder, { '.keep': '', ...files });
  const library = path.join(home, 'manuals.footnote');
  const engine = await createEngine({
    library,
    settings: path.join(home, 'settings.json'),
    samples: path.join(home, 'samples'),
    appVersion: '0.0.0',
    ...options,
  });
  t.after(() => engine.close());
  return { home, folder, library, engine, client: createClient(engine.router) };
}

/** All events of a stream. */
export async function eventsOf<T>(stream: AsyncIterable<T> | PromiseLike<AsyncIterable<T>>): Promise<T[]> {
  const events: T[] = [];
  for await (const event of await stream) events.push(event);
  return events;
}

/** What a call failed with, as it crosses the border. */
export async function failureOf(
  work: () => PromiseLike<unknown>,
): Promise<{ code: string; data: { code: string; params: Record<string, string | number> } }> {
  try {
    await work();
  } catch (error) {
    return error as Awaited<ReturnType<typeof failureOf>>;
  }
  throw new Error('it did not fail');
}
