/** A models' process in which two answers meet: the first waits for the second, and the second stays where it waits. */
import type { LaunchModels } from '../../main/models/index.ts';

type Port = ReturnType<LaunchModels>;
type To = Parameters<Port['post']>[0];

export function pairedModels(launch: LaunchModels) {
  let holding = false;
  /** The calls for an answer that came while it was held. */
  let held: { readonly id: number; readonly send: () => void }[] = [];
  const later: (() => void)[] = [];
  return {
    /** From now on the next two answers begin together. */
    hold() {
      holding = true;
      held = [];
    },
    letGo() {
      holding = false;
      for (const tell of later.splice(0)) tell();
    },
    launch: (() => {
      const port = launch();
      return {
        ...port,
        post(message: To) {
          if (!holding || message.type !== 'call' || message.call.type !== 'chat') return port.post(message);
          held.push({ id: message.id, send: () => port.post(message) });
          if (held.length === 2) for (const { send } of held) send();
        },
        onMessage(listen) {
          port.onMessage((message) => {
            const waits = holding && message.id === held[1]?.id;
            const queued = message.type === 'event' && message.event.type === 'queued';
            if (waits && !queued) later.push(() => listen(message));
            else listen(message);
          });
        },
      };
    }) satisfies LaunchModels,
  };
}
