import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { processStart } from '../scripts/process/identity.mjs';

/** A process started by an earlier command, written down so that a later command can find and end that very one. */
export interface ProcessRecord {
  readonly name: string;
  readonly pid: number;
  /** Tells the process from another one that was given the same pid later. */
  readonly start: string;
  readonly details: Readonly<Record<string, string | number>>;
}

const POLL_MS = 50;

/** Writes down a process that has just been started. @throws Error when it has ended already */
export function recordProcess(folder: string, name: string, pid: number, details = {}): ProcessRecord {
  const start = processStart(pid);
  if (start === undefined) throw new Error(`${name} (pid ${pid}) ended as soon as it was started.`);
  const record: ProcessRecord = { name, pid, start, details };
  mkdirSync(folder, { recursive: true });
  const draft = join(folder, `.${name}.${process.pid}`);
  writeFileSync(draft, JSON.stringify(record));
  renameSync(draft, join(folder, `${name}.json`));
  return record;
}

/** All processes written down in the folder, running or not, by name. */
export function readRecords(folder: string): ProcessRecord[] {
  return namesIn(folder)
    .filter((file) => file.endsWith('.json'))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as ProcessRecord);
}

export function findRunning(folder: string, name: string): ProcessRecord | undefined {
  return readRecords(folder).find((record) => record.name === name && isRunning(record));
}

export function forgetProcess(folder: string, name: string): void {
  rmSync(join(folder, `${name}.json`), { force: true });
}

/** False also when the pid now belongs to another process. */
export function isRunning({ pid, start }: ProcessRecord): boolean {
  return processStart(pid) === start;
}

/** Signals the recorded process, and never a stranger that has its pid now. */
export function signalProcess(record: ProcessRecord, signal: NodeJS.Signals): void {
  if (isRunning(record)) process.kill(record.pid, signal);
}

/** @returns whether the process ended in time */
export async function waitForEnd(record: ProcessRecord, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (isRunning(record)) {
    if (Date.now() > deadline) return false;
    await delay(POLL_MS);
  }
  return true;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
