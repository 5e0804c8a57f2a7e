/** The models room as the engine uses it: what the settings choose, and files in the user's data folder. */
import path from 'node:path';
import { createModels, launchChildProcess, type Models } from '../models/index.ts';
import type { EngineOptions, Rooms } from './rooms.ts';
import type { SettingsStore } from './settings.ts';

/** Where models are kept: beside the settings. */
export const modelsFolder = (settings: string): string => path.join(path.dirname(settings), 'models');

export function modelsOf(options: EngineOptions, settings: SettingsStore): Models {
  const folder = modelsFolder(options.settings);
  return createModels({
    launch: options.launchModels ?? launchChildProcess,
    folder,
    bundled: options.bundledModels ? [options.bundledModels] : [],
    start: { attemptFile: path.join(folder, 'gpu-attempt.json'), ...options.modelStart },
    choice: (role) => settings.get().models[role],
    keepAlive: () => settings.get().modelMinutes,
    // One line, whoever asked; the call that was pending says it too.
    onDeath: (error) => console.error(`${error.words('en').message} ${error.words('en').action}`),
  });
}

/** Files of models and adapters that somebody laid beside the program: checked in the background, since a sum of gigabytes takes seconds. */
export async function takeBeside(rooms: Rooms, signal: AbortSignal): Promise<void> {
  if (!rooms.options.bundledModels) return;
  const { taken, problems } = await rooms.models.takeBeside({ signal });
  if (signal.aborted) return;
  for (const problem of problems) console.error(problem.words('en').message);
  if (taken > 0) rooms.freshness?.lookAgain();
}
