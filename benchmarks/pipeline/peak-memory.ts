import { readFile } from 'node:fs/promises';
import { peakMemoryMb, processTree } from './process-figures.ts';
import { round } from './statistics.ts';
import type { NamedProcess } from './target.ts';

/** The most memory of each process and of its living children, MB by name; of several of one name the highest. */
export async function peakMemory(processes: readonly NamedProcess[]): Promise<Record<string, number>> {
  const peaks: Record<string, number> = {};
  for (const { name, pid } of processes) {
    for (const each of await processTree(pid)) {
      const label = each === pid ? name : `${name}: ${await commandOf(each)}`;
      peaks[label] = Math.max(peaks[label] ?? 0, round(await peakMemoryMb(each)));
    }
  }
  return peaks;
}

async function commandOf(pid: number): Promise<string> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return command.split('\0')[0]?.split('/').at(-1) || 'child';
}
