import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { lockFolder } from './folder-lock.ts';
import { isNewFolder } from './is-new-folder.ts';
import type { PgliteWorkerData } from './pglite-worker.ts';

export interface PgliteOptions {
  /** Made where it is missing: some seconds; later starts take under one. */
  readonly dataDir: string;
  /** Told when the database has crashed and is about to be started again. */
  readonly onCrash?: (error: unknown) => void;
}

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
const firstPauseMs = 200;
const longestPauseMs = 10_000;
const longestStopMs = 10_000;

/**
 * Starts Postgres in a worker thread over a folder: a query blocks its thread for as long as it runs, so it must not be
 * ours. A database that crashes is started again from what it had committed. Throws `CONFIG_INVALID` where another
 * process has the folder, or it holds something else.
 */
export async function startPglite({ dataDir, onCrash = () => {} }: PgliteOptions): Promise<Pglite> {
  const lock = lockFolder(dataDir);
  // A socket's path may have 107 bytes at most, a data folder's any number.
  const socketFolder = await mkdtemp(join(tmpdir(), 'millrace-'));
  const release = async () => {
    await rm(socketFolder, { recursive: true, force: true });
    lock.release();
  };
  const data = { dataDir, socketPath: join(socketFolder, `.s.PGSQL.${port}`) };
  const stopping = new AbortController();
  let running: Promise<Running>;
  try {
    running = Promise.resolve(
      await startWorker({ ...data, isNew: await isNewFolder(dataDir) }, (error) => restart(error)),
    );
  } catch (error) {
    await release();
    throw error;
  }

  function restart(error: unknown, pauseMs = firstPauseMs): void {
    if (stopping.signal.aborted) return;
    onCrash(error);
    const nextPauseMs = Math.min(pauseMs * 2, longestPauseMs);
    running = sleep(pauseMs).then(() => startWorker({ ...data, isNew: false }, (next) => restart(next)));
    running.catch((next: unknown) => restart(next, nextPauseMs));
  }

  async function stop(): Promise<void> {
    stopping.abort();
    const last = await running.catch(() => undefined);
    if (last) await stopWorker(last);
    await release();
  }

  let stopped: Promise<void> | undefined;
  return {
    connection: { host: socketFolder, port, user: 'postgres', password: '', database: 'postgres', maxConnections: 1 },
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

interface Running {
  readonly worker: Worker;
  /** Settles when the worker has ended; never rejects. */
  readonly ended: Promise<unknown>;
}

/** Resolves when the database takes connections; `onEnd` is called when it ends after that. */
async function startWorker(workerData: PgliteWorkerData, onEnd: (error: unknown) => void): Promise<Running> {
  const worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData });
  let reason: unknown = new Error('the embedded database has ended');
  worker.on('message', (message: unknown) => {
    if (message instanceof Error) reason = message;
  });
  const ended = once(worker, 'exit').then(() => Promise.reject(reason));
  await Promise.race([once(worker, 'message'), ended]);
  worker.unref();
  return { worker, ended: ended.catch(onEnd) };
}

async function stopWorker({ worker, ended }: Running): Promise<void> {
  worker.ref();
  worker.postMessage('stop');
  const late = setTimeout(() => void worker.terminate(), longestStopMs);
  await ended;
  clearTimeout(late);
}
