/** What our page may ask of the shell. Each call checks its sender; another frame or window gets nothing. */
import type {
  FileKind,
  Place,
  ShellDiagnostics,
  ShellPreferenceChange,
  ShellPreferences,
} from '../main/contract/shell.ts';
import type { Electron, ElectronApi } from './api.ts';
import { channels } from './bridge.ts';
import { placeOf } from './links.ts';
import type { Pages } from './pages.ts';
import type { QuickAsk } from './quick-ask.ts';
import type { Requests } from './requests.ts';
import type { Words } from './words.ts';

export interface PageServices {
  readonly pages: Pages;
  readonly words: Words;
  readonly requests: Requests;
  /** Only its page is given requests. */
  mainWindow(): Electron.BrowserWindow | null;
  readonly quick: QuickAsk;
  restartEngine(): void;
  diagnostics(): ShellDiagnostics;
  preferences(): ShellPreferences;
  changePreferences(change: ShellPreferenceChange): ShellPreferences;
  showPlace(place: Place): void;
}

const extensions: Readonly<Record<FileKind, readonly string[]>> = {
  model: ['gguf'],
  sheet: ['jsonl', 'xlsx'],
  library: ['footnote'],
  spreadsheet: ['xlsx'],
  pack: ['footnote-pack', 'zip'],
};

export function answerPages(electron: Pick<ElectronApi, 'dialog' | 'ipcMain'>, services: PageServices): void {
  const { pages, words, quick } = services;
  const handle = (
    channel: string,
    answer: (window: Electron.BrowserWindow, ...given: unknown[]) => unknown,
    otherwise: unknown = null,
  ) =>
    electron.ipcMain.handle(channel, async (event, ...given: unknown[]) => {
      const window = pages.asking(event);
      return window === null ? otherwise : answer(window, ...given);
    });
  const filters = (kind: unknown) => {
    const known = extensions[kind as FileKind];
    return known === undefined ? null : [{ name: words.files[kind as FileKind], extensions: [...known] }];
  };

  handle(channels.chooseFolder, async (window) => {
    const options = { title: words.chooseFolder, properties: ['openDirectory' as const] };
    return firstOf(await electron.dialog.showOpenDialog(window, options));
  });
  handle(channels.chooseFile, async (window, kind) => {
    const offered = filters(kind);
    if (offered === null) return null;
    const options = { filters: offered, properties: ['openFile' as const] };
    return firstOf(await electron.dialog.showOpenDialog(window, options));
  });
  handle(channels.chooseTarget, async (window, kind, name) => {
    const offered = filters(kind);
    if (offered === null || typeof name !== 'string') return null;
    const defaultPath = name.replace(/[/\\:*?"<>|\u0000-\u001f]/g, '_').slice(0, 120);
    const { canceled, filePath } = await electron.dialog.showSaveDialog(window, {
      filters: offered,
      defaultPath,
    });
    return canceled ? null : filePath || null;
  });
  handle(channels.restartEngine, () => services.restartEngine());
  handle(channels.diagnostics, () => services.diagnostics());
  handle(channels.preferences, () => services.preferences());
  handle(channels.changePreferences, (_, change) => services.changePreferences(changeOf(change)));
  handle(
    channels.takeRequests,
    (window) => (window === services.mainWindow() ? services.requests.take() : []),
    [],
  );
  handle(channels.quickClose, () => quick.hide());
  handle(channels.quickPin, (_, on) => quick.pin(on === true));
  handle(channels.quickClipboard, () => quick.clipboard(), '');
  handle(channels.quickPlace, (_, given) => {
    const place = placeOf(given);
    if (place !== null) services.showPlace(place);
  });
}

const firstOf = ({ canceled, filePaths }: Electron.OpenDialogReturnValue) =>
  canceled ? null : (filePaths[0] ?? null);

/** What has the right type; the rest is not there. */
function changeOf(given: unknown): ShellPreferenceChange {
  const { quickKey, stayInTray, library } = (given ?? {}) as Record<string, unknown>;
  return {
    ...(quickKey === null || typeof quickKey === 'string' ? { quickKey } : {}),
    ...(typeof stayInTray === 'boolean' ? { stayInTray } : {}),
    ...(library === null ? { library } : {}),
  };
}
