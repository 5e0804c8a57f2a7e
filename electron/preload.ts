/**
 * The only code that the page shares with the shell. Built as CommonJS: a sandboxed preload cannot be a module. It has
 * no general message function: the page can do what stands here and nothing else.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Shell, ShellRequest } from '../main/contract/shell.ts';
import { channels } from './bridge.ts';

/** The page's window, as far as it is used (the shell is compiled without the browser's types). */
declare const window: {
  readonly location: { readonly origin: string };
  postMessage(message: unknown, target: string, ports: unknown[]): void;
};

/** The listener gets the value alone, never the event: that would give the page ipcRenderer. */
function on<T>(channel: string, listener: (value: T) => void): () => void {
  const hear = (_: unknown, value: T) => listener(value);
  ipcRenderer.on(channel, hear);
  return () => ipcRenderer.off(channel, hear);
}

const shell: Shell = {
  platform: process.platform,
  chooseFolder: () => ipcRenderer.invoke(channels.chooseFolder),
  chooseFile: (kind) => ipcRenderer.invoke(channels.chooseFile, kind),
  chooseTarget: (kind, name) => ipcRenderer.invoke(channels.chooseTarget, kind, name),
  pathOf: (file) => webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0]),
  restartEngine: () => ipcRenderer.invoke(channels.restartEngine),
  onEngineState: (listener) => on(channels.engineState, listener),
  onRequest(listener) {
    const stop = on<ShellRequest>(channels.request, listener);
    void ipcRenderer
      .invoke(channels.takeRequests)
      .then((waiting: ShellRequest[]) => waiting.forEach((request) => void listener(request)));
    return stop;
  },
  diagnostics: () => ipcRenderer.invoke(channels.diagnostics),
  preferences: () => ipcRenderer.invoke(channels.preferences),
  changePreferences: (change) => ipcRenderer.invoke(channels.changePreferences, change),
  quick: {
    onShown: (listener) => on(channels.quickShown, listener),
    close: () => ipcRenderer.invoke(channels.quickClose),
    pin: (pinned) => ipcRenderer.invoke(channels.quickPin, pinned),
    clipboard: () => ipcRenderer.invoke(channels.quickClipboard),
    show: (place) => ipcRenderer.invoke(channels.quickPlace, place),
  },
};

contextBridge.exposeInMainWorld('footnote', shell);

// A port does not cross the context bridge; it does cross as a window message, to our own page only.
ipcRenderer.on(channels.enginePort, (event) => {
  window.postMessage(channels.enginePort, window.location.origin, [...event.ports]);
});
