import { readFileSync } from 'node:fs';
import { isRunning, type ProcessRecord, readRecords } from '../../infra/process-record.ts';
import { recordsFolder } from './folders.ts';
import { isReady } from './replica.ts';

export interface ReplicaStatus {
  readonly name: string;
  readonly app: string;
  readonly pid: number;
  readonly port: number;
  /** `ended`: it was not asked to stop, and is gone. */
  readonly state: 'ready' | 'not ready' | 'ended';
  /** Memory that the process holds, without its children; undefined where the system does not tell. */
  readonly rssBytes: number | undefined;
}

export function replicaStatus(): Promise<ReplicaStatus[]> {
  return Promise.all(
    readRecords(recordsFolder).map(async (record) => ({
      name: record.name,
      app: String(record.details.app),
      pid: record.pid,
      port: Number(record.details.port),
      state: await stateOf(record),
      rssBytes: isRunning(record) ? residentBytes(record.pid) : undefined,
    })),
  );
}

async function stateOf(record: ProcessRecord): Promise<ReplicaStatus['state']> {
  if (!isRunning(record)) return 'ended';
  return (await isReady(record)) ? 'ready' : 'not ready';
}

export function formatStatus(replicas: readonly ReplicaStatus[]): string {
  const rows = replicas.map(({ name, pid, port, state, rssBytes }) => [
    name,
    String(pid),
    String(port),
    state,
    rssBytes === undefined ? '' : `${Math.round(rssBytes / 1024 ** 2)} MiB`,
  ]);
  const table = [['NAME', 'PID', 'PORT', 'STATE', 'MEMORY'], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** `VmRSS` of proc(5)'s `status`, which counts in KiB. */
function residentBytes(pid: number): number | undefined {
  try {
    const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
  } catch {
    return undefined;
  }
}
