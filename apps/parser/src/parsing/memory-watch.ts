import { readFileSync } from 'node:fs';

const intervalMs = 50;

/** Resident bytes of a process, native memory included, or undefined where there is no Linux `/proc` or the process is gone. */
export function residentBytes(pid: number): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}

/** Calls `onOver` once when process `pid` holds more than `limitBytes`. Returns what ends the watch. */
export function watchMemory(pid: number, limitBytes: number, onOver: () => void): () => void {
  const timer = setInterval(() => {
    if ((residentBytes(pid) ?? 0) <= limitBytes) return;
    clearInterval(timer);
    onOver();
  }, intervalMs);
  return () => clearInterval(timer);
}
