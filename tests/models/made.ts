/** Local models for a test: imported into a folder of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, type TestContext } from 'node:test';
import { factsOf } from '../../main/models/gguf/facts.ts';
import { readGguf } from '../../main/models/gguf/read.ts';
import {
  createModels,
  launchChildProcess,
  type Models,
  type ModelsOptions,
} from '../../main/models/index.ts';
import { temporaryFolder } from '../library/made.ts';
import { start, testModel } from './subject.ts';

export { testModel } from './subject.ts';

const made = (at: string, options: Partial<ModelsOptions> = {}): Models =>
  createModels({
    launch: launchChildProcess,
    folder: at,
    bundled: [],
    start,
    choice: () => null,
    keepAlive: () => 60,
    ...options,
  });

export function modelsFor(t: TestContext, options: Partial<ModelsOptions> = {}): Models {
  const models = made(temporaryFolder(t), options);
  t.after(() => models.close());
  return models;
}

/**
 * One process for all tests of a file, with these models imported, by their paths or the test models' names: a start
 * takes a second or more.
 */
export async function sharedModels(...names: readonly string[]): Promise<Models> {
  const home = mkdtempSync(path.join(tmpdir(), 'footnote-models-'));
  const models = made(home);
  after(() => {
    models.close();
    rmSync(home, { recursive: true, force: true });
  });
  for (const name of names) {
    const file = path.isAbsolute(name) ? name : testModel(name);
    const { kind } = factsOf(readGguf(file));
    await (kind === 'adapter' ? models.adapters : models.store).import(file);
  }
  return models;
}

/** The code of the FootnoteError that a promise ends with. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    return String((error as { code?: unknown }).code);
  }
  return 'it did not fail';
}
