/** What the main window's page is to do: said at once where it listens, kept until it does where it does not yet. */
import type { ShellRequest } from '../main/contract/shell.ts';
import type { Electron } from './api.ts';
import { channels } from './bridge.ts';

export interface Requests {
  ask(request: ShellRequest): void;
  /** The page listens from now on; gives what came before. */
  take(): readonly ShellRequest[];
  /** The page is loaded anew: it does not listen yet. */
  reset(): void;
}

/** Two requests of a kind are one: the later one counts. */
export function createRequests(page: () => Electron.WebContents | null): Requests {
  let listening = false;
  let waiting: readonly ShellRequest[] = [];
  return {
    ask(request) {
      if (listening) return page()?.send(channels.request, request);
      waiting = [...waiting.filter(({ type }) => type !== request.type), request];
    },
    take() {
      listening = true;
      const taken = waiting;
      waiting = [];
      return taken;
    },
    reset() {
      listening = false;
    },
  };
}
