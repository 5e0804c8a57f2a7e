/** Starts the models' process in plain Node. */
import { fork } from 'node:child_process';
import { modelsEnvironment } from '../contract/models-environment.ts';
import type { FromModels } from './messages.ts';
import type { LaunchModels } from './port.ts';

const entry = new URL(import.meta.url.endsWith('.ts') ? './process.ts' : './process.js', import.meta.url);

export const launchChildProcess: LaunchModels = () => {
  // Vectors pass as they are; the native library's own lines go to nobody, they are for its makers.
  const child = fork(entry, [], {
    ...{ serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] },
    env: modelsEnvironment(),
  });
  let ended = false;
  return {
    post: (message) => {
      // A process that died a moment ago says so by `exit`; the message has nobody to hear it.
      if (child.connected) child.send(message, () => {});
    },
    onMessage: (listen) => void child.on('message', (message) => listen(message as FromModels)),
    onExit: (listen) => {
      const once = (reason: string) => {
        if (ended) return;
        ended = true;
        listen(reason);
      };
      child.once('exit', (code, signal) => once(signal ?? `code ${code}`));
      child.once('error', (error) => once(error.message));
    },
    kill: () => void child.kill('SIGKILL'),
  };
};
