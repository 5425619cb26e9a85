import { parentPort, workerData } from 'node:worker_threads';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { openPglite } from './open-pglite.ts';

/** What `startPglite` gives its worker. */
export interface PgliteWorkerData {
  readonly dataDir: string;
  /** A database is to be made in it. */
  readonly isNew: boolean;
  readonly socketPath: string;
}

/** The driver opens a second connection before the server has seen the end of the first. */
const maxConnections = 4;

const { dataDir, isNew, socketPath } = workerData as PgliteWorkerData;

const db = await openPglite(dataDir, isNew);
const server = new PGLiteSocketServer({ db, path: socketPath, maxConnections });
await server.start();

parentPort?.once('message', async () => {
  await server.stop();
  await db.close();
  parentPort?.close();
});
parentPort?.postMessage('ready');
