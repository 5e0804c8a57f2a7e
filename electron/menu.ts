/** The menu: the keys that every program has, named in the system's language. */
import type { Electron, ElectronApi } from './api.ts';
import type { Words } from './words.ts';

export function setMenu(electron: Pick<ElectronApi, 'Menu'>, words: Words, platform: string): void {
  electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(menuOf(words, platform)));
}

export function menuOf(words: Words, platform: string): Electron.MenuItemConstructorOptions[] {
  const quit: Electron.MenuItemConstructorOptions = { role: 'quit', label: words.quit };
  const apart: Electron.MenuItemConstructorOptions = { type: 'separator' };
  const first: Electron.MenuItemConstructorOptions =
    platform === 'darwin'
      ? { label: 'Footnote', submenu: [{ role: 'hide', label: words.hide }, apart, quit] }
      : { label: words.file, submenu: [{ role: 'close', label: words.close }, apart, quit] };
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
