import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface ChildLimits {
  /** Resident memory, native memory included, MB. */
  memoryMb: number;
  /** Wall-clock time of one document. */
  timeoutMs: number;
}

const shell = '/bin/sh';
/** The part of a child's memory that may be JavaScript's; the rest is for native parsers. */
const heapShare = 0.7;
/** What Node maps as writable before it has done anything, stacks of threads for the most part, with room to spare. */
const mappedAtStartMb = 1_536;
/** A child may work on several threads, so its processor time runs faster than the clock. */
const cpuSecondsPerSecond = 5;

/**
 * Starts a Node process that gets nothing of this one but the messages: no environment, no file to write, no process to start.
 *
 * Its heap is capped by V8, its resident memory by whoever watches it. Where there is a shell, the kernel holds the rest
 * back: writable mappings (past the watch), processor time (should the parent die first), core dumps (documents are private).
 */
export function forkChild(main: URL, { memoryMb, timeoutMs }: ChildLimits): ChildProcess {
  const node = [
    `--max-old-space-size=${Math.floor(memoryMb * heapShare)}`,
    '--permission',
    '--allow-fs-read=*',
    '--allow-addons',
    '--disable-warning=SecurityWarning',
  ];
  const cpuSeconds = Math.ceil((timeoutMs / 1_000) * cpuSecondsPerSecond);
  const limits = `ulimit -c 0; ulimit -d ${(memoryMb + mappedAtStartMb) * 1024}; ulimit -t ${cpuSeconds}; exec "$0" "$@"`;
  const wrapped = existsSync(shell);
  const child = fork(fileURLToPath(main), [], {
    ...(wrapped ? { execPath: shell, execArgv: ['-c', limits, process.execPath, ...node] } : { execArgv: node }),
    env: { TZ: 'UTC' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  giveUpFirst(child.pid);
  return child;
}

/** When the machine runs out of memory, a parser is the first to go (Linux, proc(5), `oom_score_adj`). */
function giveUpFirst(pid: number | undefined): void {
  try {
    if (pid !== undefined) writeFileSync(`/proc/${pid}/oom_score_adj`, '1000');
  } catch {
    // Not Linux, or not allowed: the kernel chooses.
  }
}
