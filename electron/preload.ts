/**
 * The only code that the page shares with the shell. Built as CommonJS: a sandboxed preload cannot be a module. It has
 * no general message function: the page can do what stands here and nothing else.
 */
import { contextBridge, ipcRenderer } from 'electron';
import { channels, type EngineState, type FootnoteBridge } from './bridge.ts';

/** The page's window, as far as it is used (the shell is compiled without the browser's types). */
declare const window: {
  readonly location: { readonly origin: string };
  postMessage(message: unknown, target: string, ports: unknown[]): void;
};

const bridge: FootnoteBridge = {
  platform: process.platform,
  chooseFolder: () => ipcRenderer.invoke(channels.chooseFolder),
  restartEngine: () => ipcRenderer.invoke(channels.restartEngine),
  onEngineState(listener) {
    const hear = (_: unknown, state: EngineState) => listener(state);
    ipcRenderer.on(channels.engineState, hear);
    return () => ipcRenderer.off(channels.engineState, hear);
  },
};

contextBridge.exposeInMainWorld('footnote', bridge);

// A port does not cross the context bridge; it does cross as a window message, to our own page only.
ipcRenderer.on(channels.enginePort, (event) => {
  window.postMessage(channels.enginePort, window.location.origin, [...event.ports]);
});
