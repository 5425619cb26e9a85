import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isFree } from '../ports.ts';
import {
  findRunning,
  forgetProcess,
  isRunning,
  type ProcessRecord,
  readRecords,
  recordProcess,
  signalProcess,
  waitForEnd,
} from '../process-record.ts';
import { insideRoot, type RootView } from './inside-root.ts';
import type { Daemon } from './native-server.ts';
import { killTree } from './process-tree.ts';

const READY_TIMEOUT_MS = 90_000;
const STOP_TIMEOUT_MS = 30_000;
const PORT_TIMEOUT_MS = 3_000;
const POLL_MS = 50;

/** Where the records and logs of one checkout's daemons lie. */
export interface DaemonFolders {
  readonly records: string;
  readonly logs: string;
}

/** Starts the daemon unless it runs, and waits until it serves. @returns whether it had to be started */
export async function startDaemon(daemon: Daemon, view: RootView, folders: DaemonFolders): Promise<boolean> {
  const running = findRunning(folders.records, daemon.name);
  if (running) {
    await waitUntilReady(daemon, running, folders);
    return false;
  }
  await refuseTakenPort(daemon);
  await daemon.prepare?.();
  await waitUntilReady(daemon, launch(daemon, view, folders), folders);
  await daemon.finish?.();
  return true;
}

/** Asks the daemon to stop, and ends it by force when it does not. */
export async function stopDaemon(daemon: Daemon, { records }: DaemonFolders): Promise<void> {
  const record = findRunning(records, daemon.name);
  if (record) {
    signalProcess(record, daemon.stopSignal ?? 'SIGTERM');
    if (!(await waitForEnd(record, STOP_TIMEOUT_MS))) await endByForce(record);
  }
  forgetProcess(records, daemon.name);
}

/** SIGKILL to the daemon and all its children, as a crash of its machine would. */
export async function killDaemon(daemon: Daemon, { records }: DaemonFolders): Promise<void> {
  const record = findRunning(records, daemon.name);
  if (record) await endByForce(record);
  forgetProcess(records, daemon.name);
}

export function recordOf(daemon: Daemon, { records }: DaemonFolders): ProcessRecord | undefined {
  return readRecords(records).find(({ name }) => name === daemon.name);
}

async function endByForce(record: ProcessRecord): Promise<void> {
  for (const member of killTree(record)) await waitForEnd(member, STOP_TIMEOUT_MS);
}

/** A process of many threads that was killed is gone from sight before the last of them has let go of its ports. */
async function refuseTakenPort({ name, port }: Daemon): Promise<void> {
  if (port === undefined) return;
  for (const deadline = Date.now() + PORT_TIMEOUT_MS; Date.now() < deadline; await delay(POLL_MS)) {
    if (await isFree(port)) return;
  }
  throw new Error(
    `Port ${port}, wanted by ${name}, is taken by another program. Stop that program, or move all servers to other ports: ` +
      '`npm run infra -- down`, then set MILLRACE_INFRA_BASE_PORT to the first of 16 free ports.',
  );
}

function launch(daemon: Daemon, view: RootView, folders: DaemonFolders): ProcessRecord {
  mkdirSync(folders.logs, { recursive: true });
  const log = openSync(logFile(daemon, folders), 'a');
  const [file = '', ...args] = insideRoot(view, daemon.user, daemon.command);
  const child = spawn(file, args, {
    detached: true,
    stdio: ['ignore', log, log],
    env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C.UTF-8', ...daemon.env },
  });
  child.unref();
  closeSync(log);
  if (child.pid === undefined) throw new Error(`${daemon.name} could not be started: ${file} was not found.`);
  return recordProcess(folders.records, daemon.name, child.pid);
}

async function waitUntilReady(daemon: Daemon, record: ProcessRecord, folders: DaemonFolders): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (!(await daemon.isReady())) {
    if (!isRunning(record)) throw new Error(`${daemon.name} ended while starting.\n${logTail(daemon, folders)}`);
    if (Date.now() > deadline) {
      throw new Error(`${daemon.name} was not ready within ${READY_TIMEOUT_MS} ms.\n${logTail(daemon, folders)}`);
    }
    await delay(POLL_MS);
  }
}

function logFile(daemon: Daemon, { logs }: DaemonFolders): string {
  return join(logs, `${daemon.name}.log`);
}

function logTail(daemon: Daemon, folders: DaemonFolders): string {
  const file = logFile(daemon, folders);
  return `${readFileSync(file, 'utf8').trim().split('\n').slice(-10).join('\n')}\n(${file})`;
}
