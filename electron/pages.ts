/** The windows that show our page: who of them may ask, and what is said to all of them. */
import type { Electron } from './api.ts';
import { isOwnPage } from './origin.ts';

/** A page that ends so often within the time (milliseconds) is not loaded again. */
const reloads = { most: 3, within: 60_000 } as const;

export interface Pages {
  /** Keeps the window until it is closed; loads its page again when its process ended by itself. */
  add(window: Electron.BrowserWindow, ready: (page: Electron.WebContents) => void): void;
  /** The window whose page asks; null for whatever is not the main frame of our own page. */
  asking(event: Electron.IpcMainInvokeEvent): Electron.BrowserWindow | null;
  all(): readonly Electron.BrowserWindow[];
}

export function createPages(now: () => number = () => performance.now()): Pages {
  const windows = new Set<Electron.BrowserWindow>();
  return {
    all: () => [...windows],
    add(window, ready) {
      windows.add(window);
      const page = window.webContents;
      let ends: number[] = [];
      // Each time the page is loaded it needs a port of its own.
      page.on('did-finish-load', () => ready(page));
      page.on('render-process-gone', (_, { reason }) => {
        ends = [...ends.filter((time) => now() - time < reloads.within), now()];
        if (reason !== 'clean-exit' && ends.length <= reloads.most) page.reload();
      });
      window.on('closed', () => windows.delete(window));
    },
    asking(event) {
      const frame = event.senderFrame;
      if (frame === null || !isOwnPage(frame.url)) return null;
      return [...windows].find((window) => window.webContents.mainFrame === frame) ?? null;
    },
  };
}
