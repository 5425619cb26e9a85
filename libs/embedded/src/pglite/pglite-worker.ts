import { rm } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { openPglite } from './open-pglite.ts';
import { watchBackend } from './watch-backend.ts';

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
// Nothing that it says from then on can be trusted: the thread ends before another byte is sent, and is started again.
watchBackend(db, (error) => {
  parentPort?.postMessage(error);
  process.exit(1);
});
await rm(socketPath, { force: true });
const server = new PGLiteSocketServer({ db, path: socketPath, maxConnections });
await server.start();

parentPort?.once('message', async () => {
  await server.stop();
  await db.close();
  parentPort?.close();
});
parentPort?.postMessage('ready');
