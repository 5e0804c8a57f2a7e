/**
 * Quick ask: a small window over any program. The global shortcut brings it up and away again; Esc closes it; without
 * a pin it goes when another program takes the focus. It is made with the first use and only hidden from then on, so
 * that it is there at once.
 */
import type { Electron, ElectronApi } from './api.ts';
import { channels } from './bridge.ts';
import { home } from './origin.ts';
import { webPreferences } from './window.ts';

/** Device-independent pixels. */
const size = { width: 660, height: 480 } as const;
/** Characters of the clipboard that are offered as a question. */
const longestClipboard = 500;

export interface QuickAsk {
  toggle(): void;
  show(): void;
  hide(): void;
  pin(on: boolean): void;
  /** Empty unless the quick window is up: no page reads the clipboard unseen. */
  clipboard(): Promise<string>;
  /** Takes another global shortcut, or none; false where another program holds it. */
  useKey(key: string | null): boolean;
  close(): void;
}

export interface QuickAskOptions {
  readonly preload: string;
  readonly platform: string;
  add(window: Electron.BrowserWindow): void;
}

type Api = Pick<ElectronApi, 'BrowserWindow' | 'clipboard' | 'globalShortcut' | 'screen'>;

export function createQuickAsk(electron: Api, { preload, platform, add }: QuickAskOptions): QuickAsk {
  let window: Electron.BrowserWindow | null = null;
  let pinned = false;
  let key: string | null = null;

  const make = () => {
    const made = new electron.BrowserWindow({
      ...size,
      minWidth: 420,
      minHeight: 220,
      title: 'Footnote',
      show: false,
      frame: false,
      alwaysOnTop: true,
      skipTaskbar: true,
      fullscreenable: false,
      maximizable: false,
      minimizable: false,
      webPreferences: webPreferences(preload),
    });
    // Over full-screen programs too, where the system lets it.
    made.setAlwaysOnTop(true, 'floating');
    if (platform === 'darwin') made.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
    made.on('blur', () => {
      if (!pinned) made.hide();
    });
    made.on('closed', () => {
      window = null;
      pinned = false;
    });
    add(made);
    void made.loadURL(`${home}?quick`);
    return made;
  };

  const show = () => {
    const known = window;
    window ??= make();
    const { workArea } = electron.screen.getDisplayNearestPoint(electron.screen.getCursorScreenPoint());
    const x = Math.round(workArea.x + (workArea.width - size.width) / 2);
    const y = Math.round(workArea.y + workArea.height / 5);
    // Where it was pinned it stays.
    if (!pinned) window.setPosition(x, y);
    window.show();
    window.focus();
    if (known) window.webContents.send(channels.quickShown, null);
  };
  const hide = () => {
    pinned = false;
    window?.hide();
  };
  const toggle = () => (window?.isVisible() && window.isFocused() ? hide() : show());

  return {
    show,
    hide,
    toggle,
    pin(on) {
      pinned = on;
    },
    async clipboard() {
      if (!window?.isVisible()) return '';
      return (await electron.clipboard.readText()).trim().slice(0, longestClipboard);
    },
    useKey(next) {
      if (key !== null) electron.globalShortcut.unregister(key);
      key = next;
      if (next === null) return true;
      const taken = electron.globalShortcut.register(next, toggle);
      if (!taken) key = null;
      return taken;
    },
    close() {
      if (key !== null) electron.globalShortcut.unregister(key);
      window?.destroy();
    },
  };
}
