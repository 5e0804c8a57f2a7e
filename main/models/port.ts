/**
 * How the models' process is reached, as the rest of the room sees it. Plain Node starts it with child_process; in
 * Electron only the main process may start one, so there the engine asks for it (electron/models-port.ts).
 */
import type { FromModels, ToModels } from './messages.ts';

/** Messages sent before the process listens are kept in order. */
export interface ModelsPort {
  post(message: ToModels): void;
  onMessage(listen: (message: FromModels) => void): void;
  /** Once, however it ended; `reason` for a person: `SIGKILL`, `code 134`. */
  onExit(listen: (reason: string) => void): void;
  kill(): void;
}

export type LaunchModels = () => ModelsPort;

/** The other end: what the process itself hears and says. */
export interface ModelsServerPort {
  post(message: FromModels): void;
  onMessage(listen: (message: ToModels) => void): void;
}
