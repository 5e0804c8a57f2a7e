/**
 * Electron as the shell sees it, without Electron: it keeps what it was told, and a test plays the person, the page and
 * the operating system.
 */
import { EventEmitter } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApi } from '../../electron/api.ts';
import { home } from '../../electron/origin.ts';

type Handler = (event: unknown, ...args: unknown[]) => unknown;

export class FakeFrame {
  url: string;
  constructor(url: string) {
    this.url = url;
  }
}

export class FakeContents extends EventEmitter {
  mainFrame = new FakeFrame(home);
  /** Everything that was sent to the page: channel, value, ports. */
  readonly heard: { channel: string; value: unknown; ports: FakePort[] }[] = [];
  openHandler: ((details: { url: string }) => { action: string }) | null = null;
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }) {
    this.openHandler = handler;
  }
  getURL() {
    return this.mainFrame.url;
  }
  reload() {
    this.heard.push({ channel: 'reload', value: null, ports: [] });
  }
  send(channel: string, value: unknown) {
    this.heard.push({ channel, value, ports: [] });
  }
  postMessage(channel: string, value: unknown, ports: FakePort[]) {
    this.heard.push({ channel, value, ports });
  }
  /** True where the guards let the event pass. */
  allows(name: string, details: Record<string, unknown> = {}): boolean {
    let allowed = true;
    this.emit(name, { ...details, preventDefault: () => (allowed = false) });
    return allowed;
  }
  heardOn(channel: string) {
    return this.heard.filter((message) => message.channel === channel);
  }
}

export class FakeWindow extends EventEmitter {
  readonly options: Record<string, unknown> & { webPreferences: Record<string, unknown> };
  readonly webContents = new FakeContents();
  readonly done: string[] = [];
  loaded: string | null = null;
  bounds = { x: 10, y: 20, width: 1000, height: 700 };
  minimized = false;
  maximized = false;
  visible = false;
  focused = false;
  position: readonly number[] = [];
  constructor(options: FakeWindow['options']) {
    super();
    this.options = options;
  }
  loadURL(url: string) {
    this.loaded = url;
    return Promise.resolve();
  }
  isMinimized() {
    return this.minimized;
  }
  isMaximized() {
    return this.maximized;
  }
  getNormalBounds() {
    return this.bounds;
  }
  maximize() {
    this.maximized = true;
  }
  restore() {
    this.done.push('restore');
  }
  show() {
    this.visible = true;
    this.done.push('show');
  }
  focus() {
    this.focused = true;
    this.done.push('focus');
  }
  hide() {
    this.visible = false;
    this.focused = false;
    this.done.push('hide');
  }
  isVisible() {
    return this.visible;
  }
  isFocused() {
    return this.focused;
  }
  setPosition(...position: number[]) {
    this.position = position;
  }
  setAlwaysOnTop(on: boolean, level: string) {
    this.done.push(`on top ${on} ${level}`);
  }
  setVisibleOnAllWorkspaces(on: boolean) {
    this.done.push(`on all workspaces ${on}`);
  }
  destroy() {
    this.emit('closed');
  }
}

export class FakePort {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** The engine's process as the shell sees it. */
export class FakeProcess extends EventEmitter {
  readonly entry: string;
  readonly environment: NodeJS.ProcessEnv | undefined;
  readonly heard: { message: { type: string; id?: number }; ports: FakePort[] }[] = [];
  killed = false;
  constructor(entry: string, environment?: NodeJS.ProcessEnv) {
    super();
    this.entry = entry;
    this.environment = environment;
  }
  postMessage(message: { type: string }, ports: FakePort[] = []) {
    this.heard.push({ message, ports });
    if (message.type === 'close') queueMicrotask(() => this.emit('exit', 0));
  }
  kill() {
    this.killed = true;
    this.emit('exit', 15);
  }
  /** The engine says it. */
  says(message: unknown) {
    this.emit('message', message);
  }
  heardOf(type: string) {
    return this.heard.filter(({ message }) => message.type === type);
  }
}

export type FakeMenu = {
  readonly label?: string;
  readonly submenu?: FakeMenu;
  readonly role?: string;
  readonly accelerator?: string;
  readonly click?: () => void;
}[];

class FakeApp extends EventEmitter {
  isPackaged = false;
  firstInstance = true;
  readonly did: string[] = [];
  readonly userData = mkdtempSync(join(tmpdir(), 'footnote-shell-'));
  languages = ['ko-KR'];
  /** macOS only. */
  dock: { setMenu(menu: unknown): void } | undefined;
  requestSingleInstanceLock() {
    return this.firstInstance;
  }
  enableSandbox() {
    this.did.push('enableSandbox');
  }
  whenReady() {
    this.did.push('whenReady');
    return Promise.resolve();
  }
  quit() {
    let stopped = false;
    this.emit('before-quit', { preventDefault: () => (stopped = true) });
    this.did.push(stopped ? 'quit delayed' : 'quit');
  }
  setAsDefaultProtocolClient(scheme: string) {
    this.did.push(`opens ${scheme}:`);
  }
  getPath() {
    return this.userData;
  }
  getVersion() {
    return '0.1.0';
  }
  getLocale() {
    return 'en-US';
  }
  getPreferredSystemLanguages() {
    return this.languages;
  }
}

export interface Scheme {
  readonly scheme: string;
  readonly privileges: Record<string, boolean>;
}

export function fakeElectron() {
  const app = new FakeApp();
  const windows: FakeWindow[] = [];
  const processes: FakeProcess[] = [];
  const schemes: { list: readonly Scheme[]; beforeReady: boolean }[] = [];
  const protocols = new Map<string, (request: Request) => Promise<Response>>();
  const handlers = new Map<string, Handler>();
  const opened: string[] = [];
  const errors: { title: string; text: string }[] = [];
  const dialogs: { chosen: string | null; asked: unknown[] } = { chosen: '/manuals', asked: [] };
  /** The rest of the machine: its clipboard, the keys, the tray. */
  const machine = {
    clipboard: '',
    keys: new Map<string, () => void>(),
    takenKeys: [] as string[],
    trays: [] as { image: unknown; menu: FakeMenu; tip: string }[],
    revealed: [] as string[],
  };
  const permissions: { request?: Handler; check?: Handler; device?: Handler } = {};
  const menus: FakeMenu[] = [];
  const defaultSession = Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: (handler: Handler) => (permissions.request = handler),
    setPermissionCheckHandler: (handler: Handler) => (permissions.check = handler),
    setDevicePermissionHandler: (handler: Handler) => (permissions.device = handler),
  });
  let ports = 0;

  const electron = {
    app,
    BrowserWindow: class extends FakeWindow {
      constructor(options: FakeWindow['options']) {
        super(options);
        windows.push(this);
        app.emit('web-contents-created', {}, this.webContents);
      }
    },
    dialog: {
      showErrorBox: (title: string, text: string) => errors.push({ title, text }),
      showOpenDialog: async (_: unknown, asked: unknown) => {
        dialogs.asked.push(asked);
        return dialogs.chosen === null
          ? { canceled: true, filePaths: [] }
          : { canceled: false, filePaths: [dialogs.chosen] };
      },
      showSaveDialog: async (_: unknown, asked: unknown) => {
        dialogs.asked.push(asked);
        return { canceled: dialogs.chosen === null, filePath: dialogs.chosen ?? '' };
      },
    },
    clipboard: { readText: async () => machine.clipboard },
    globalShortcut: {
      register: (key: string, press: () => void) => {
        if (machine.takenKeys.includes(key)) return false;
        machine.keys.set(key, press);
        return true;
      },
      unregister: (key: string) => machine.keys.delete(key),
    },
    nativeImage: {
      createFromPath: (path: string) => ({
        isEmpty: () => path === '',
        resize: (size: unknown) => ({ path, size }),
      }),
    },
    Tray: class extends EventEmitter {
      image: unknown;
      menu: FakeMenu = [];
      tip = '';
      constructor(image: unknown) {
        super();
        this.image = image;
        machine.trays.push(this);
      }
      setToolTip(tip: string) {
        this.tip = tip;
      }
      setContextMenu(menu: FakeMenu) {
        this.menu = menu;
      }
      destroy() {
        machine.trays.length = 0;
      }
    },
    ipcMain: { handle: (channel: string, handler: Handler) => handlers.set(channel, handler) },
    Menu: {
      buildFromTemplate: (template: (typeof menus)[number]) => template,
      setApplicationMenu: (menu: (typeof menus)[number]) => menus.push(menu),
    },
    MessageChannelMain: class {
      port1: FakePort;
      port2: FakePort;
      constructor() {
        ports += 1;
        this.port1 = new FakePort(`engine ${ports}`);
        this.port2 = new FakePort(`page ${ports}`);
      }
    },
    protocol: {
      registerSchemesAsPrivileged: (list: readonly Scheme[]) =>
        schemes.push({ list, beforeReady: !app.did.includes('whenReady') }),
      handle: (scheme: string, handler: (request: Request) => Promise<Response>) =>
        protocols.set(scheme, handler),
    },
    screen: {
      getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }],
      getCursorScreenPoint: () => ({ x: 2000, y: 10 }),
      getDisplayNearestPoint: () => ({ workArea: { x: 1920, y: 0, width: 1280, height: 1000 } }),
    },
    session: { defaultSession },
    shell: {
      openPath: async (path: string) => {
        opened.push(path);
        return '';
      },
      showItemInFolder: (path: string) => machine.revealed.push(path),
    },
    utilityProcess: {
      fork: (entry: string, _: readonly string[], { env }: { env?: NodeJS.ProcessEnv }) => {
        const process = new FakeProcess(entry, env);
        processes.push(process);
        return process;
      },
    },
  };

  return {
    electron: electron as unknown as ElectronApi,
    app,
    windows,
    processes,
    schemes,
    handlers,
    opened,
    errors,
    dialogs,
    machine,
    permissions,
    menus,
    defaultSession,
    /** What the page gets for a URL. */
    fetch: (url: string, init?: RequestInit) => protocols.get('footnote')!(new Request(url, init)),
  };
}

export type FakeElectron = ReturnType<typeof fakeElectron>;
