/** What no page may do, whatever it holds: leave, open windows, ask for permissions, embed a second browser. */
import type { Electron, ElectronApi } from './api.ts';
import { home, isOwnPage, isView } from './origin.ts';

/** For every web contents that is ever made, our window's and any other's. */
export function guardEverything(electron: Pick<ElectronApi, 'app' | 'session'>): void {
  electron.app.on('web-contents-created', (_, contents) => guardContents(contents));
  const { defaultSession } = electron.session;
  defaultSession.setPermissionRequestHandler((contents, permission, answer, details) =>
    answer(isAllowed(permission, details.isMainFrame && isOwnPage(contents.getURL()))),
  );
  defaultSession.setPermissionCheckHandler((contents, permission, _, details) =>
    isAllowed(permission, details.isMainFrame && contents !== null && isOwnPage(contents.getURL())),
  );
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.on('will-download', (event, item) => {
    if (!isOwnList(item.getURL())) event.preventDefault();
  });
}

/** A list that our own page made and a person asked to save, such as the problems as CSV; manuals have no scripts. */
const isOwnList = (url: string) => url.startsWith(`blob:${home}`);

/** The user interface copies an answer to the clipboard; nothing else is ever granted. */
function isAllowed(permission: string, ownPage: boolean): boolean {
  return ownPage && permission === 'clipboard-sanitized-write';
}

function guardContents(contents: Electron.WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-navigate', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    const allowed = event.isMainFrame ? isOwnPage(event.url) : isView(event.url);
    if (!allowed) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
}
