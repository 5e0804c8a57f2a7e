/**
 * The part of Electron that the shell uses. Types only: importing `electron` as a value outside a real Electron process
 * starts a download of its runtime, so main.ts alone does it and hands the value in. A test hands in a fake.
 */
import type * as Electron from 'electron';

export type ElectronApi = Pick<
  typeof Electron,
  | 'app'
  | 'BrowserWindow'
  | 'clipboard'
  | 'dialog'
  | 'globalShortcut'
  | 'ipcMain'
  | 'Menu'
  | 'MessageChannelMain'
  | 'nativeImage'
  | 'protocol'
  | 'screen'
  | 'session'
  | 'shell'
  | 'Tray'
  | 'utilityProcess'
>;

export type { Electron };
