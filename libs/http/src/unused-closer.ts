import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Gives what ends the connections on which nothing has been sent so far, as clients open them ahead: Node takes such a connection for
 * a busy one, so that a server which closes would wait for it.
 */
export function unusedCloser(server: Server): () => void {
  const unused = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.on('request', ({ socket }) => unused.delete(socket));
  return () => {
    // Of which a part has come is a request.
    for (const socket of unused) if (socket.bytesRead === 0) socket.destroy();
  };
}
