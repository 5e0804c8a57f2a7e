/** Local models for a test: the test models of the repository, in a folder of its own, on one thread. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, type TestContext } from 'node:test';
import {
  createModels,
  launchChildProcess,
  type Models,
  type ModelsOptions,
} from '../../main/models/index.ts';
import { temporaryFolder } from '../library/made.ts';

const folder = path.join(import.meta.dirname, '..', '..', 'native-models', 'test-models');
export const testModel = (name: string): string => path.join(folder, name);

/** One thread: on a busy machine more of them wait for each other. */
const made = (at: string, options: Partial<ModelsOptions> = {}): Models =>
  createModels({
    launch: launchChildProcess,
    folder: at,
    bundled: [],
    start: { threads: 1, gpu: false },
    choice: () => null,
    keepAlive: () => 60,
    ...options,
  });

export function modelsFor(t: TestContext, options: Partial<ModelsOptions> = {}): Models {
  const models = made(temporaryFolder(t), options);
  t.after(() => models.close());
  return models;
}

/** One process for all tests of a file, with these test models imported: a start takes a second or more. */
export async function sharedModels(...names: readonly string[]): Promise<Models> {
  const home = mkdtempSync(path.join(tmpdir(), 'footnote-models-'));
  const models = made(home);
  after(() => {
    models.close();
    rmSync(home, { recursive: true, force: true });
  });
  for (const name of names)
    await (name.endsWith('lora.gguf') ? models.adapters : models.store).import(testModel(name));
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
