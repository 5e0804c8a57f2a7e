/** The desktop application: its windows, one engine in a process of its own, and nothing that a page could misuse. */
import { join } from 'node:path';
import type { Place } from '../main/contract/shell.ts';
import type { Electron, ElectronApi } from './api.ts';
import { channels } from './bridge.ts';
import { shellDiagnostics } from './diagnostics.ts';
import { guardEverything } from './guards.ts';
import { launchWith } from './launch.ts';
import { setMenu } from './menu.ts';
import { scheme } from './origin.ts';
import { isOpenable, isRevealable } from './originals.ts';
import { answerPages } from './page-calls.ts';
import { createPages } from './pages.ts';
import { openPreferences, quickKeysOf } from './preferences.ts';
import { registerScheme, serveScheme } from './protocol.ts';
import { createQuickAsk } from './quick-ask.ts';
import { createRequests } from './requests.ts';
import { type Asked, askedBy, libraryPath } from './start-arguments.ts';
import { type Supervisor, superviseEngine } from './supervisor.ts';
import { openTray } from './tray.ts';
import { openWindow } from './window.ts';
import { words as allWords, localeOf } from './words.ts';

/** All paths are absolute. */
export interface DesktopOptions {
  readonly rendererFolder: string;
  readonly preload: string;
  readonly engineEntry: string;
  readonly modelsEntry: string;
  /** The bundled sample manuals. */
  readonly samples: string;
  /** The picture of the tray. */
  readonly icon: string;
  readonly platform: string;
  /** What the program was started with, without its own name. */
  readonly args: readonly string[];
}

/** Resolves when the window is open, or at once where another Footnote runs already (which then comes forward). */
export async function startDesktop(electron: ElectronApi, options: DesktopOptions): Promise<void> {
  const { app } = electron;
  const { preload, platform } = options;
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.enableSandbox();
  registerScheme(electron);
  let window: Electron.BrowserWindow | null = null;
  const early: Asked[] = [];
  let take = (asked: Asked): void => void early.push(asked);
  // macOS says so before the program is ready.
  app.on('open-url', (event, url) => {
    event.preventDefault();
    const asked = askedBy([url], '/');
    if (asked !== null) take(asked);
  });
  app.on('open-file', (event, file) => {
    event.preventDefault();
    const path = libraryPath(file, '/');
    if (path !== null) take({ type: 'library', path });
  });

  await app.whenReady();
  guardEverything(electron);
  const locale = localeOf(app.getPreferredSystemLanguages()[0] ?? app.getLocale());
  const words = allWords[locale];
  const preferences = openPreferences(join(app.getPath('userData'), 'shell.json'), platform);
  const pages = createPages();
  const requests = createRequests(() => window?.webContents ?? null);
  const give = (page: Electron.WebContents) =>
    engine.connect((port) => page.postMessage(channels.enginePort, null, [port]));

  const engine = superviseEngine(electron, {
    launch: launchWith(electron),
    entry: options.engineEntry,
    modelsEntry: options.modelsEntry,
    samples: options.samples,
    appVersion: app.getVersion(),
    library: () => preferences.get().library,
    onState: (state) => {
      for (const { webContents: page } of pages.all()) {
        page.send(channels.engineState, state);
        if (state === 'running') give(page);
      }
    },
    onFailure: (message) => {
      electron.dialog.showErrorBox(words.engineFailed, message[locale]);
      // A file that was opened from outside must not keep the program from its own library.
      if (preferences.get().library !== null) preferences.set({ library: null });
    },
    openOriginal: async (path) => (await isOpenable(path)) && (await electron.shell.openPath(path)) === '',
    revealOriginal: async (path) => {
      if (!(await isRevealable(path))) return false;
      electron.shell.showItemInFolder(path);
      return true;
    },
  });
  const addPage = (added: Electron.BrowserWindow) =>
    pages.add(added, (page) => {
      page.send(channels.engineState, engine.state());
      give(page);
    });
  const quick = createQuickAsk(electron, { preload, platform, add: addPage });
  const useLibrary = (library: string | null) => {
    if (preferences.get().library === library) return;
    preferences.set({ library });
    void engine.restart();
  };

  try {
    await serveScheme(electron, { rendererFolder: options.rendererFolder, view: engine.view });
  } catch {
    electron.dialog.showErrorBox('Footnote', words.notBuilt);
    app.quit();
    return;
  }
  const show = () => {
    const made = openWindow(electron, preload);
    window = made;
    made.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) requests.reset();
    });
    addPage(made);
    made.on('closed', () => {
      window = null;
      requests.reset();
      leave();
    });
  };
  // The quick window, hidden, would keep the program alive.
  const leave = () => {
    if (platform !== 'darwin' && !preferences.get().stayInTray) app.quit();
  };
  const forward = () => {
    if (window === null) return show();
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  };
  const showPlace = (place: Place) => {
    forward();
    requests.ask({ type: 'place', place });
  };
  const settings = () => {
    forward();
    requests.ask({ type: 'settings' });
  };
  take = (asked) => {
    if (asked.type === 'quick') return quick.show();
    if (asked.type === 'place') return showPlace(asked.place);
    useLibrary(asked.path);
    forward();
  };
  app.on('second-instance', (_, args, cwd) => {
    const asked = askedBy(args.slice(1), cwd);
    if (asked === null) forward();
    else take(asked);
  });

  let keyActive = quick.useKey(preferences.get().quickKey);
  const told = () => ({ ...preferences.get(), quickKeys: quickKeysOf(platform), quickKeyActive: keyActive });
  answerPages(electron, {
    pages,
    words,
    requests,
    quick,
    mainWindow: () => window,
    restartEngine: () => engine.start(),
    diagnostics: () => shellDiagnostics(electron, engine.ends()),
    preferences: told,
    changePreferences: ({ library, ...change }) => {
      preferences.set(change);
      if (change.quickKey !== undefined) keyActive = quick.useKey(preferences.get().quickKey);
      if (library === null) useLibrary(null);
      return told();
    },
    showPlace,
  });
  setMenu(electron, words, platform, {
    quick: quick.show,
    settings,
    print: () => requests.ask({ type: 'print' }),
  });
  const tray = openTray(electron, words, options.icon, { open: forward, quick: quick.show, settings });
  if (app.isPackaged) app.setAsDefaultProtocolClient(scheme);
  app.on('window-all-closed', leave);
  quitCleanly(electron, engine);
  app.on('will-quit', () => {
    quick.close();
    tray?.destroy();
  });
  app.on('activate', forward);

  const first = askedBy(options.args, process.cwd());
  if (first?.type === 'library') preferences.set({ library: first.path });
  for (const asked of early) if (asked.type === 'library') preferences.set({ library: asked.path });
  engine.start();
  show();
  for (const asked of first === null ? early : [...early, first]) if (asked.type !== 'library') take(asked);
}

/** The engine ends its transaction before the program does. */
function quitCleanly(electron: Pick<ElectronApi, 'app'>, engine: Supervisor): void {
  let closed = false;
  electron.app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void engine.close().then(() => {
      closed = true;
      electron.app.quit();
    });
  });
}
