/** The tray's icon with its menu; on macOS the dock has the menu too. */
import type { Electron, ElectronApi } from './api.ts';
import type { Words } from './words.ts';

export interface TrayActions {
  open(): void;
  quick(): void;
  settings(): void;
}

/** The tray must be kept by the caller: a collected one disappears. Null where the system has none. */
export function openTray(
  electron: Pick<ElectronApi, 'app' | 'Menu' | 'nativeImage' | 'Tray'>,
  words: Words,
  icon: string,
  actions: TrayActions,
): Electron.Tray | null {
  const items: Electron.MenuItemConstructorOptions[] = [
    { label: words.open, click: actions.open },
    { label: words.quick, click: actions.quick },
    { label: words.settings, click: actions.settings },
  ];
  electron.app.dock?.setMenu(electron.Menu.buildFromTemplate(items));
  const image = electron.nativeImage.createFromPath(icon);
  if (image.isEmpty()) return null;
  const tray = new electron.Tray(image.resize({ width: 18, height: 18 }));
  tray.setToolTip('Footnote');
  const quit: Electron.MenuItemConstructorOptions = { role: 'quit', label: words.quit };
  tray.setContextMenu(electron.Menu.buildFromTemplate([...items, { type: 'separator' }, quit]));
  tray.on('click', actions.open);
  return tray;
}
