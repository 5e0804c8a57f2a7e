/** What the preload adds to the window, and the channels behind it. */

/** `gone`: it stopped and is being started again; `stopped`: it stopped too often and stays down until asked. */
export type EngineState = 'starting' | 'running' | 'gone' | 'stopped';

export interface FootnoteBridge {
  /** `linux`, `win32` or `darwin`. */
  readonly platform: string;
  /** The system's folder dialog: an absolute path, or null where it was cancelled. */
  chooseFolder(): Promise<string | null>;
  /** Calls `listener` with each change of the engine's state; returns how to stop. */
  onEngineState(listener: (state: EngineState) => void): () => void;
  /** Starts an engine that is `stopped` again. */
  restartEngine(): Promise<void>;
}

export const channels = {
  chooseFolder: 'choose-folder',
  restartEngine: 'restart-engine',
  engineState: 'engine-state',
  /** Carries the message port; the preload passes it on as a window message of the same name. */
  enginePort: 'engine-port',
} as const;
