/** Local models for a test: the test models of the repository, in a folder of its own, on one thread. */
import path from 'node:path';
import type { TestContext } from 'node:test';
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
export function modelsFor(t: TestContext, options: Partial<ModelsOptions> = {}): Models {
  const models = createModels({
    launch: launchChildProcess,
    folder: temporaryFolder(t),
    bundled: [],
    start: { threads: 1, gpu: false },
    choice: () => null,
    keepAlive: () => 60,
    ...options,
  });
  t.after(() => models.close());
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
