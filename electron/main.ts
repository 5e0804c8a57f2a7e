/** The program that Electron starts. The only file of the shell that imports Electron itself. */
import { join } from 'node:path';
import * as electron from 'electron';
import { startDesktop } from './desktop.ts';

// Built to dist/electron/main.js; packed, dist lies in app.asar and the samples beside it.
const dist = join(import.meta.dirname, '..');
const samples = electron.app.isPackaged
  ? join(process.resourcesPath, 'sample-manuals')
  : join(dist, '..', 'resources', 'sample-manuals', 'manuals');

// Not awaited here: Electron becomes ready only after this module has been evaluated.
startDesktop(electron, {
  rendererFolder: join(dist, 'renderer'),
  preload: join(dist, 'electron', 'preload.cjs'),
  engineEntry: join(dist, 'electron', 'engine-process.js'),
  modelsEntry: join(dist, 'main', 'models', 'process.js'),
  samples,
  icon: electron.app.isPackaged
    ? join(process.resourcesPath, 'icon.png')
    : join(dist, '..', 'resources', 'icons', 'icon.png'),
  platform: process.platform,
  args: process.argv.slice(1),
}).catch((error: unknown) => {
  electron.dialog.showErrorBox('Footnote', error instanceof Error ? error.message : String(error));
  electron.app.exit(1);
});
