import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { uuid_ossp } from '@electric-sql/pglite/contrib/uuid_ossp';
import { vector } from '@electric-sql/pglite-pgvector';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

/** What `startPglite` gives its worker. */
export interface PgliteWorkerData {
  readonly dataDir: string;
  readonly socketPath: string;
}

/** The driver opens a second connection before the server has seen the end of the first. */
const maxConnections = 4;

const { dataDir, socketPath } = workerData as PgliteWorkerData;

const db = await PGlite.create({ dataDir, extensions: { vector, pg_trgm, uuid_ossp } });
const server = new PGLiteSocketServer({ db, path: socketPath, maxConnections });
await server.start();

parentPort?.once('message', async () => {
  await server.stop();
  await db.close();
  parentPort?.close();
});
parentPort?.postMessage('ready');
