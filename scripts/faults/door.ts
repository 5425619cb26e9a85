import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A door between a process and its server, through which from some moment on nothing of what the process says is let. */
export interface Door {
  readonly host: string;
  readonly port: number;
  /** From now on keeps what the process says. */
  shut(): void;
  /** Resolves when it has something in keeping: the process waits for an answer that will not come. */
  readonly kept: Promise<void>;
  close(): Promise<void>;
}

export interface DoorOptions {
  readonly host: string;
  readonly port: number;
  /** Shuts the door by itself, before the first bytes for which this is true. */
  readonly shutsAt?: (said: Buffer) => boolean;
}

/** Opens a door on a free port of the loopback interface. */
export async function openDoor({ host, port, shutsAt = () => false }: DoorOptions): Promise<Door> {
  const sockets = new Set<Socket>();
  const kept = Promise.withResolvers<void>();
  let isShut = false;
  const server = createServer((client) => {
    const upstream = connect({ host, port, noDelay: true });
    client.setNoDelay(true);
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
    upstream.pipe(client);
    client.on('data', (said) => {
      isShut ||= shutsAt(said);
      if (isShut) kept.resolve();
      else upstream.write(said);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    kept: kept.promise,
    shut() {
      isShut = true;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
