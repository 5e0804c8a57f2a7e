/** The menu: the keys that every program has, named in the system's language. */
import type { Electron, ElectronApi } from './api.ts';
import type { Words } from './words.ts';

export interface MenuActions {
  quick(): void;
  print(): void;
  settings(): void;
}

const none: MenuActions = { quick() {}, print() {}, settings() {} };

export function setMenu(
  electron: Pick<ElectronApi, 'Menu'>,
  words: Words,
  platform: string,
  actions: MenuActions,
): void {
  electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(menuOf(words, platform, actions)));
}

export function menuOf(
  words: Words,
  platform: string,
  actions: MenuActions = none,
): Electron.MenuItemConstructorOptions[] {
  const quit: Electron.MenuItemConstructorOptions = { role: 'quit', label: words.quit };
  const apart: Electron.MenuItemConstructorOptions = { type: 'separator' };
  const own: Electron.MenuItemConstructorOptions[] = [
    { label: words.quick, click: actions.quick },
    { label: words.print, accelerator: 'CmdOrCtrl+P', click: actions.print },
    { label: words.settings, accelerator: 'CmdOrCtrl+,', click: actions.settings },
    apart,
  ];
  const first: Electron.MenuItemConstructorOptions =
    platform === 'darwin'
      ? { label: 'Footnote', submenu: [...own, { role: 'hide', label: words.hide }, apart, quit] }
      : { label: words.file, submenu: [...own, { role: 'close', label: words.close }, apart, quit] };
  return [
    first,
    {
      label: words.edit,
      submenu: [
        { role: 'undo', label: words.undo },
        { role: 'redo', label: words.redo },
        apart,
        { role: 'cut', label: words.cut },
        { role: 'copy', label: words.copy },
        { role: 'paste', label: words.paste },
        { role: 'selectAll', label: words.selectAll },
      ],
    },
    {
      label: words.view,
      submenu: [
        { role: 'zoomIn', label: words.zoomIn },
        { role: 'zoomOut', label: words.zoomOut },
        { role: 'resetZoom', label: words.zoomReset },
        apart,
        { role: 'togglefullscreen', label: words.fullScreen },
      ],
    },
  ];
}
