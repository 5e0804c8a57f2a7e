/** Where things lie in a clone; absolute paths. */
import { dirname, join } from 'node:path';

export const root = dirname(import.meta.dirname);
export const dist = join(root, 'dist');
export const rendererFolder = join(dist, 'renderer');
export const shellEntry = join(dist, 'electron', 'main.js');
export const sampleFolder = join(root, 'resources', 'sample-manuals', 'manuals');
export const sampleSheet = join(root, 'resources', 'sample-manuals', 'questions.jsonl');
