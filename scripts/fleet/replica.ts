import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  forgetProcess,
  isRunning,
  type ProcessRecord,
  readRecords,
  recordProcess,
  signalProcess,
  waitForEnd,
} from '../../infra/process-record.ts';
import { repository } from '../../infra/settings.ts';
import type { FleetApp } from './apps.ts';
import { logFile, recordsFolder } from './folders.ts';

const READY_TIMEOUT_MS = 90_000;
const POLL_MS = 100;
/** Longer than a worker takes, by default, to finish what it has in hand. */
const DRAIN_TIMEOUT_MS = 40_000;
const FORCED_TIMEOUT_MS = 5_000;

export function runningReplicas(): ProcessRecord[] {
  return readRecords(recordsFolder).filter(isRunning);
}

/** Drops the records of processes that ended by themselves; of the named apps, or of all. */
export function forgetEnded(apps?: readonly string[]): void {
  for (const record of readRecords(recordsFolder)) {
    const isMeant = apps === undefined || apps.includes(String(record.details.app));
    if (isMeant && !isRunning(record)) forgetProcess(recordsFolder, record.name);
  }
}

export interface ReplicaPorts {
  /** Of its health, and of its HTTP where it serves any. */
  readonly port: number;
  readonly grpcPort?: number;
}

/** Starts one process of an app, its output in a log file. */
export function startReplica(
  app: FleetApp,
  name: string,
  { port, grpcPort }: ReplicaPorts,
  env: Record<string, string>,
): ProcessRecord {
  const portSetting = app.portOffset === undefined ? 'MILLRACE_HEALTH_PORT' : 'MILLRACE_HTTP_PORT';
  const ports = { [portSetting]: String(port), ...(grpcPort && { MILLRACE_GRPC_PORT: String(grpcPort) }) };
  mkdirSync(dirname(logFile(name)), { recursive: true });
  const log = openSync(logFile(name), 'a');
  const script = join(repository, 'apps', app.name, 'src', 'main.ts');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script], {
    cwd: repository,
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, ...env, ...ports },
  });
  child.unref();
  closeSync(log);
  if (child.pid === undefined) throw new Error(`${name} could not be started.`);
  return recordProcess(recordsFolder, name, child.pid, { app: app.name, port });
}

/** Waits for `/readyz`. @throws Error with the end of its log when it ends before, or takes too long */
export async function waitUntilReady(record: ProcessRecord): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (!(await isReady(record))) {
    if (!isRunning(record)) throw new Error(`${record.name} ended while starting.\n${logTail(record.name)}`);
    if (Date.now() > deadline) throw new Error(`${record.name} did not become ready.\n${logTail(record.name)}`);
    await delay(POLL_MS);
  }
}

export async function isReady({ details }: ProcessRecord): Promise<boolean> {
  try {
    const url = `http://127.0.0.1:${details.port}/readyz`;
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

/** Lets it finish what it has in hand; asks again when that takes too long, then ends it by force. */
export async function stopReplica(record: ProcessRecord): Promise<void> {
  for (const [signal, timeoutMs] of stopSteps) {
    signalProcess(record, signal);
    if (await waitForEnd(record, timeoutMs)) break;
  }
  forgetProcess(recordsFolder, record.name);
}

const stopSteps = [
  ['SIGTERM', DRAIN_TIMEOUT_MS],
  ['SIGTERM', FORCED_TIMEOUT_MS],
  ['SIGKILL', FORCED_TIMEOUT_MS],
] as const;

function logTail(name: string): string {
  const file = logFile(name);
  return `${readFileSync(file, 'utf8').trim().split('\n').slice(-10).join('\n')}\n(${file})`;
}
