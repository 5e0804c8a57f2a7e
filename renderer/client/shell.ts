/** What Electron's preload adds to the window; absent in a browser. */

export interface Shell {
  readonly platform: string;
  /** The system's folder dialog: an absolute path, or null where it was cancelled. */
  chooseFolder(): Promise<string | null>;
  /** Calls `listener` with each change of the engine's state; returns how to stop. */
  onEngineState(listener: (state: 'starting' | 'running' | 'gone' | 'stopped') => void): () => void;
  /** Starts an engine again that stopped too often and stays down. */
  restartEngine(): Promise<void>;
}

declare global {
  interface Window {
    readonly footnote?: Shell;
  }
}

export const shell: Shell | undefined = globalThis.window?.footnote;
