/**
 * How a process of its own is started, as the rest of the shell sees it. In Electron only the main process can do it
 * (`utilityProcess.fork`); with the RunAsNode fuse off, `child_process.fork` would not start Node there. The engine
 * and the models' process are started this way.
 */
import type { Electron, ElectronApi } from './api.ts';

export interface LaunchedProcess {
  /** `ports` move to the process. */
  postMessage(message: unknown, ports?: Electron.MessagePortMain[]): void;
  onMessage(listen: (message: unknown) => void): void;
  /** Once, however it ended. */
  onExit(listen: (code: number) => void): void;
  kill(): void;
}

/** Starts a JavaScript file; `environment` instead of the program's own. */
export type Launch = (entry: string, name: string, environment?: NodeJS.ProcessEnv) => LaunchedProcess;

export function launchWith(electron: Pick<ElectronApi, 'utilityProcess'>): Launch {
  return (entry, name, environment) => {
    const child = electron.utilityProcess.fork(entry, [], {
      ...{ serviceName: name, stdio: 'inherit' },
      ...(environment && { env: environment }),
    });
    return {
      postMessage: (message, ports = []) => child.postMessage(message, ports),
      onMessage: (listen) => void child.on('message', listen),
      onExit: (listen) => void child.once('exit', listen),
      kill: () => void child.kill(),
    };
  };
}
