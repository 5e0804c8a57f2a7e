/** What Electron's preload adds to the window; absent in a browser. */

export interface Shell {
  readonly platform: string;
  /** The system's folder dialog: an absolute path, or null where it was cancelled. */
  chooseFolder(): Promise<string | null>;
  /** Calls `listener` whenever the engine stops or is back; returns how to stop, where the shell offers it. */
  onEngineState(listener: (state: string) => void): unknown;
}

declare global {
  interface Window {
    readonly footnote?: Shell;
  }
}

export const shell: Shell | undefined = globalThis.window?.footnote;
