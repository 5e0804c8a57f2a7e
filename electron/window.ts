/** The main window, and what every window of the program keeps to. */
import { join } from 'node:path';
import type { Electron, ElectronApi } from './api.ts';
import { home } from './origin.ts';
import { keepState, restoreState, smallest, usual } from './window-state.ts';

export function webPreferences(preload: string) {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    allowRunningInsecureContent: false,
    navigateOnDragDrop: false,
    // The spelling dictionaries would come from the network; and Korean has none.
    spellcheck: false,
  } as const;
}

export function openWindow(
  electron: Pick<ElectronApi, 'app' | 'BrowserWindow' | 'screen'>,
  preload: string,
): Electron.BrowserWindow {
  const file = join(electron.app.getPath('userData'), 'window.json');
  const screens = electron.screen.getAllDisplays().map((display) => display.workArea);
  const { area, maximized } = restoreState(file, screens);

  const window = new electron.BrowserWindow({
    ...usual,
    ...area,
    minWidth: smallest.width,
    minHeight: smallest.height,
    title: 'Footnote',
    // Shown when the page has painted: no white flash.
    show: false,
    webPreferences: webPreferences(preload),
  });
  if (maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    keepState(file, { ...window.getNormalBounds(), maximized: window.isMaximized() });
  });
  void window.loadURL(home);
  return window;
}
