import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FileObjectStore } from '../file-object-store.ts';

export interface LinkServer {
  readonly origin: string;
  close(): Promise<void>;
}

/** Follows the links to the objects of a store. */
export async function serveLinks(storeOf: () => Promise<FileObjectStore>): Promise<LinkServer> {
  const server = createServer(async (request, response) => {
    const store = await storeOf();
    try {
      const key = store.links.keyOf(request.url ?? '');
      const { contentType = 'application/octet-stream' } = (await store.head(key)) ?? {};
      response.setHeader('content-type', contentType).end(await store.get(key));
    } catch {
      response.statusCode = 403;
      response.end();
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
