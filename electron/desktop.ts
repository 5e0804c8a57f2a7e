/** The desktop application: one window, one engine in a process of its own, and nothing that a page could misuse. */
import type { Electron, ElectronApi } from './api.ts';
import { channels } from './bridge.ts';
import { guardEverything } from './guards.ts';
import { launchWith } from './launch.ts';
import { setMenu } from './menu.ts';
import { isOwnPage } from './origin.ts';
import { isOpenable } from './originals.ts';
import { registerScheme, serveScheme } from './protocol.ts';
import { type Supervisor, superviseEngine } from './supervisor.ts';
import { openWindow } from './window.ts';
import { words as allWords, localeOf } from './words.ts';

/** All paths are absolute. */
export interface DesktopOptions {
  readonly rendererFolder: string;
  readonly preload: string;
  readonly engineEntry: string;
  /** The bundled sample manuals. */
  readonly samples: string;
  readonly platform: string;
}

/** Resolves when the window is open, or at once where another Footnote runs already (which then comes forward). */
export async function startDesktop(electron: ElectronApi, options: DesktopOptions): Promise<void> {
  const { app } = electron;
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.enableSandbox();
  registerScheme(electron);
  let window: Electron.BrowserWindow | null = null;
  const forward = () => {
    if (window === null) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  };
  app.on('second-instance', forward);

  await app.whenReady();
  guardEverything(electron);
  const locale = localeOf(app.getPreferredSystemLanguages()[0] ?? app.getLocale());
  const words = allWords[locale];
  const engine = superviseEngine(electron, {
    launch: launchWith(electron),
    entry: options.engineEntry,
    samples: options.samples,
    appVersion: app.getVersion(),
    givePort: (port) => window?.webContents.postMessage(channels.enginePort, null, [port]),
    onState: (state) => window?.webContents.send(channels.engineState, state),
    onFailure: (message) => electron.dialog.showErrorBox(words.engineFailed, message[locale]),
    openOriginal: async (path) => (await isOpenable(path)) && (await electron.shell.openPath(path)) === '',
  });
  answerPage(electron, { engine, title: words.chooseFolder, window: () => window });

  try {
    await serveScheme(electron, { rendererFolder: options.rendererFolder, view: engine.view });
  } catch {
    electron.dialog.showErrorBox('Footnote', words.notBuilt);
    app.quit();
    return;
  }
  setMenu(electron, words, options.platform);
  const show = () => {
    window = openWindow(electron, options.preload);
    // Each time the page is loaded it needs a port of its own.
    window.webContents.on('did-finish-load', () => {
      window?.webContents.send(channels.engineState, engine.state());
      engine.connect();
    });
    window.on('closed', () => {
      window = null;
    });
  };
  quitCleanly(electron, engine, options.platform);
  app.on('activate', () => (window === null ? show() : forward()));
  engine.start();
  show();
}

interface PageServices {
  readonly engine: Supervisor;
  readonly title: string;
  window(): Electron.BrowserWindow | null;
}

/** What the page may ask for: only our own page, only in the window's main frame. */
function answerPage(electron: Pick<ElectronApi, 'dialog' | 'ipcMain'>, services: PageServices): void {
  const fromPage = (event: Electron.IpcMainInvokeEvent) => {
    const frame = event.senderFrame;
    const contents = services.window()?.webContents;
    return frame !== null && contents?.mainFrame === frame && isOwnPage(frame.url);
  };
  electron.ipcMain.handle(channels.chooseFolder, async (event) => {
    const window = services.window();
    if (!fromPage(event) || window === null) return null;
    const { title } = services;
    const chosen = await electron.dialog.showOpenDialog(window, { title, properties: ['openDirectory'] });
    return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
  });
  electron.ipcMain.handle(channels.restartEngine, (event) => {
    if (fromPage(event)) services.engine.start();
  });
}

/** The engine ends its transaction before the program does. */
function quitCleanly(electron: Pick<ElectronApi, 'app'>, engine: Supervisor, platform: string): void {
  let closed = false;
  electron.app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void engine.close().then(() => {
      closed = true;
      electron.app.quit();
    });
  });
  electron.app.on('window-all-closed', () => {
    if (platform !== 'darwin') electron.app.quit();
  });
}
