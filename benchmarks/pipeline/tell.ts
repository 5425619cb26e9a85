import type { Case, CaseFigures } from './measure-case.ts';
import type { Spread } from './statistics.ts';

/** No process of the fleet should need more, MB. */
const mostMb = 600;

export function tellCase({ name, files }: Case, figures: CaseFigures, tell: (line: string) => void): void {
  const { baseline } = figures;
  tell(`${name} (${files.length} files, ${figures.chunks} chunks)`);
  tell(
    `  Millrace   ${spread(figures.seconds, 's')}, ${spread(figures.chunksPerSecond, 'chunks/s')}, ${figures.documentsPerSecond} documents/s, ` +
      `p50 ${figures.latencyMsP50} ms, p95 ${figures.latencyMsP95} ms`,
  );
  tell(`    CPU-seconds per 1,000 chunks: ${figures.cpuSecondsPer1000Chunks} (${list(figures.cpuShares)})`);
  if (Object.keys(figures.serverCpuSecondsPer1000Chunks).length > 0) {
    tell(`    beside them: ${list(figures.serverCpuSecondsPer1000Chunks)}`);
  }
  tell(`    time in hand, seconds: ${list(figures.stageSeconds)}`);
  if (!baseline) return;
  tell(
    `  LangChain  ${spread(baseline.seconds, 's')}, ${spread(baseline.chunksPerSecond, 'chunks/s')}, ${baseline.chunks} chunks, ${baseline.peakMb} MB`,
  );
  tell(
    `    CPU-seconds per 1,000 chunks: ${baseline.cpuSecondsPer1000Chunks}, beside it postgres ${baseline.postgresCpuSecondsPer1000Chunks}`,
  );
  tell(`  ratio      ${spread(baseline.ratio, 'times its chunks/s')}, ${spread(baseline.timeRatio, 'times as fast')}`);
  for (const failure of figures.failed) tell(`  failed: ${failure}`);
}

export function tellMemory(peaks: Readonly<Record<string, number>>, tell: (line: string) => void): void {
  tell('peak memory, MB:');
  for (const [name, peak] of Object.entries(peaks)) tell(`  ${name} ${peak}${peak > mostMb ? `  OVER ${mostMb}` : ''}`);
}

function spread({ median, least, most }: Spread, unit: string): string {
  return `${median} ${unit} (${least} to ${most})`;
}

function list(values: Readonly<Record<string, number>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}
