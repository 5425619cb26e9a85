import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { lockFolder } from './folder-lock.ts';
import { isNewFolder } from './is-new-folder.ts';
import type { PgliteWorkerData } from './pglite-worker.ts';

export interface Pglite {
  /** For `openDatabase`: a Unix socket, and one connection, since every one is the same session. */
  readonly connection: {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly password: string;
    readonly database: string;
    readonly maxConnections: number;
  };
  /** Ends connections, writes everything to disk, gives the folder back. Safe to call twice. */
  stop(): Promise<void>;
}

const port = 5432;

/**
 * Starts Postgres in a worker thread over the folder `dataDir`, which is made where it is missing (some seconds; later starts take
 * under one). A query blocks its thread for as long as it runs, so it must not be ours. Throws `CONFIG_INVALID` where another process has the
 * folder, or it holds something else.
 */
export async function startPglite({ dataDir }: { readonly dataDir: string }): Promise<Pglite> {
  const lock = lockFolder(dataDir);
  // A socket's path may have 107 bytes at most, a data folder's any number.
  const socketFolder = await mkdtemp(join(tmpdir(), 'millrace-'));
  const release = async () => {
    await rm(socketFolder, { recursive: true, force: true });
    lock.release();
  };
  try {
    const isNew = await isNewFolder(dataDir);
    const data: PgliteWorkerData = { dataDir, isNew, socketPath: join(socketFolder, `.s.PGSQL.${port}`) };
    const worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: data });
    const ended = once(worker, 'exit');
    await Promise.race([once(worker, 'message'), ended.then(() => Promise.reject(new Error('PGlite did not start')))]);
    worker.unref();

    let stopping: Promise<void> | undefined;
    const stop = async () => {
      worker.ref();
      worker.postMessage('stop');
      await ended;
      await release();
    };
    return {
      connection: { host: socketFolder, port, user: 'postgres', password: '', database: 'postgres', maxConnections: 1 },
      stop: () => {
        stopping ??= stop();
        return stopping;
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}
