import { readdir, readFile } from 'node:fs/promises';

/** Clock ticks a second in /proc: 100 on every Linux that Node runs on (`getconf CLK_TCK`). */
const ticksPerSecond = 100;

/** `pid` and all that descends from it, as far as it is alive. */
export async function processTree(pid: number): Promise<number[]> {
  const tree = [pid];
  for (const parent of tree) {
    const threads = await readdir(`/proc/${parent}/task`).catch(() => []);
    for (const thread of threads) {
      const children = await readFile(`/proc/${parent}/task/${thread}/children`, 'utf8').catch(() => '');
      tree.push(...children.split(' ').filter(Boolean).map(Number));
    }
  }
  return tree;
}

/** Processor time of a process and of its children that have ended, seconds; 0 once it is gone (proc(5), `stat`). */
export async function cpuSecondsOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name, in brackets, may hold spaces; utime, stime, cutime, cstime are the fields 14 to 17.
  const [utime = 0, stime = 0, cutime = 0, cstime = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 15)
    .map(Number);
  return (utime + stime + cutime + cstime) / ticksPerSecond;
}

/** The most memory that a process has held, MB of 2^20 bytes (`VmHWM`); 0 once it is gone. */
export async function peakMemoryMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(status.match(/^VmHWM:\s+(\d+) kB/m)?.[1] ?? 0) / 1024;
}
