import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Transform } from 'node:stream';

/** A door between a client and its server that a test can slam, to see the client through the loss of its server. */
export interface TcpProxy {
  readonly host: string;
  readonly port: number;
  /** Ends every connection at once, as a crash of either end does. New ones are let through. */
  drop(): void;
  /** Ends every connection and refuses new ones until `resume`. */
  refuse(): void;
  /** Keeps the connections that there are and lets nothing through them until `resume`, new ones as usual: a peer that has died without a word. */
  stall(): void;
  /** Holds back whatever goes through, either way, by so many milliseconds; 0 is as fast as it can. */
  slow(ms: number): void;
  resume(): void;
  close(): Promise<void>;
}

/** Opens a proxy to `target` on a free port of the loopback interface. */
export async function openTcpProxy(target: { readonly host: string; readonly port: number }): Promise<TcpProxy> {
  /** Each socket, with what its bytes go through. */
  const sockets = new Map<Socket, Transform>();
  let refusing = false;
  let lagMs = 0;
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
      const lag = new Transform({
        transform: (bytes, _encoding, done) => (lagMs ? setTimeout(done, lagMs, null, bytes) : done(null, bytes)),
      });
      sockets.set(from, lag);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      from.pipe(lag).pipe(to);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const drop = () => {
    for (const socket of sockets.keys()) socket.destroy();
  };
  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    drop,
    refuse() {
      refusing = true;
      drop();
    },
    stall() {
      for (const [from, lag] of sockets) from.unpipe(lag);
    },
    slow(ms) {
      lagMs = ms;
    },
    resume() {
      refusing = false;
      for (const [from, lag] of sockets) from.unpipe(lag).pipe(lag);
    },
    async close() {
      drop();
      server.close();
      await once(server, 'close');
    },
  };
}
