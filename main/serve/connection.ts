/**
 * One client of the router, over any line that can send a message and hear one. Both transports speak the same
 * messages (oRPC's peer codec), so what is tested on one holds on the other.
 */
import type { AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';

export interface Connection {
  send(message: string | ArrayBufferLike | ArrayBufferView): void;
  onMessage(listen: (data: unknown) => void): void;
  /** When it fires, the calls that still run for this client are aborted. */
  onClose(listen: () => void): void;
}

/** Returns how to serve one more client. The handler is made once: it flattens the router. */
export function acceptConnections(router: AnyRouter): (connection: Connection) => void {
  const handler = new RPCHandler(router);
  return (connection) => {
    // oRPC's handler for `ws` needs these two members only, and unlike its message port handler it survives a
    // message that is no oRPC message.
    const line = {
      send: (message: string | ArrayBufferLike | ArrayBufferView) => connection.send(message),
      addEventListener(type: string, listen: (event: { data?: unknown }) => void) {
        if (type === 'message') connection.onMessage((data) => listen({ data }));
        if (type === 'close') connection.onClose(() => listen({}));
      },
    };
    void handler.upgrade(line as unknown as Parameters<typeof handler.upgrade>[0], { context: {} });
  };
}
