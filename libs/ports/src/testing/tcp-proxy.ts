import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A door between a client and its server that a test can slam, to see the client through the loss of its server. */
export interface TcpProxy {
  readonly host: string;
  readonly port: number;
  /** Ends every connection at once, as a crash of either end does. New ones are let through. */
  drop(): void;
  /** Ends every connection and refuses new ones until `resume`. */
  refuse(): void;
  resume(): void;
  close(): Promise<void>;
}

/** Opens a proxy to `target` on a free port of the loopback interface. */
export async function openTcpProxy(target: { readonly host: string; readonly port: number }): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let refusing = false;
  const server = createServer((client) => {
    if (refusing) {
      client.resetAndDestroy();
      return;
    }
    const upstream = connect({ ...target, noDelay: true });
    client.setNoDelay(true);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    drop,
    refuse() {
      refusing = true;
      drop();
    },
    resume() {
      refusing = false;
    },
    async close() {
      drop();
      server.close();
      await once(server, 'close');
    },
  };
}
