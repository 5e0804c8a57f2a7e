/** The program of the engine's process (Electron's utilityProcess): the engine, and the parent's port. */
import { dirname, join } from 'node:path';
import { createEngine, defaultLibrary, settingsFile } from '../main/engine/index.ts';
import { hostEngine, type ParentPort } from './engine-host.ts';

hostEngine({
  parent: process.parentPort as unknown as ParentPort,
  create: ({ library, ...options }) =>
    createEngine({
      ...options,
      library: library ?? defaultLibrary(),
      settings: settingsFile(),
      bundledModels: join(dirname(options.samples), 'models'),
      watch: true,
    }),
  exit: (code) => process.exit(code),
});
