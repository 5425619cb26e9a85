import { type BaselineRun, runBaseline } from './baseline.ts';
import { measureRun, type Run } from './measure-run.ts';
import { quantile, round, type Spread, spreadOf } from './statistics.ts';
import type { Target } from './target.ts';

/** Files that go through the pipeline together. */
export interface Case {
  readonly name: string;
  readonly files: readonly string[];
}

export interface CaseFigures {
  readonly documents: number;
  readonly chunks: number;
  readonly failed: readonly string[];
  readonly seconds: Spread;
  readonly documentsPerSecond: number;
  readonly chunksPerSecond: Spread;
  readonly latencyMsP50: number;
  readonly latencyMsP95: number;
  /** Share of each app in the processor time of all, 0 to 1. */
  readonly cpuShares: Readonly<Record<string, number>>;
  readonly cpuSecondsPer1000Chunks: number;
  /** By server. */
  readonly serverCpuSecondsPer1000Chunks: Readonly<Record<string, number>>;
  /** Share of each stage in the time that messages were in hand, 0 to 1. */
  readonly stageShares: Readonly<Record<string, number>>;
  readonly stageSeconds: Readonly<Record<string, number>>;
  readonly baseline?: BaselineFigures;
}

export interface BaselineFigures {
  readonly documents: number;
  readonly chunks: number;
  readonly seconds: Spread;
  readonly chunksPerSecond: Spread;
  readonly cpuSecondsPer1000Chunks: number;
  readonly postgresCpuSecondsPer1000Chunks: number;
  readonly peakMb: number;
  /** Millrace's chunks a second over the baseline's, run by run. */
  readonly ratio: Spread;
  /** The baseline's seconds over Millrace's, run by run: without regard to how each cuts. */
  readonly timeRatio: Spread;
}

export interface Measuring {
  readonly repeat: number;
  /** How many documents are under way at once. */
  readonly limit: number;
  /** What the baseline reads before it is measured; absent: no baseline. */
  readonly baselineWarmUp?: readonly string[] | undefined;
}

/** Runs a case `repeat` times, the baseline after each run, both from empty tables. */
export async function measureCase(target: Target, { files }: Case, measuring: Measuring): Promise<CaseFigures> {
  const runs: Run[] = [];
  const baselines: BaselineRun[] = [];
  for (let round = 0; round < measuring.repeat; round += 1) {
    await target.clear();
    runs.push(await measureRun(target, files, measuring.limit));
    if (!measuring.baselineWarmUp) continue;
    baselines.push(await runBaseline(files, measuring.baselineWarmUp, target.environment));
  }
  return { ...figuresOf(runs), ...(baselines.length > 0 ? { baseline: baselineFigures(runs, baselines) } : {}) };
}

function figuresOf(runs: readonly Run[]): CaseFigures {
  const [first] = runs;
  const latencies = runs.flatMap(({ latenciesMs }) => latenciesMs);
  const chunks = sum(runs.map((run) => run.chunks));
  const cpu = sumByName(runs.map(({ cpuSeconds }) => cpuSeconds));
  const stages = sumByName(runs.map((run) => mapValues(run.stages, ({ seconds }) => seconds)));
  return {
    documents: first?.documents ?? 0,
    chunks: first?.chunks ?? 0,
    failed: first?.failed ?? [],
    seconds: spreadOf(runs.map(({ seconds }) => seconds)),
    documentsPerSecond: round(
      quantile(
        runs.map(({ documents, seconds }) => documents / seconds),
        0.5,
      ),
    ),
    chunksPerSecond: spreadOf(runs.map(chunkRate)),
    latencyMsP50: round(quantile(latencies, 0.5)),
    latencyMsP95: round(quantile(latencies, 0.95)),
    cpuShares: shares(cpu),
    cpuSecondsPer1000Chunks: round((sum(Object.values(cpu)) / chunks) * 1000),
    serverCpuSecondsPer1000Chunks: mapValues(
      sumByName(runs.map(({ serverCpuSeconds }) => serverCpuSeconds)),
      (seconds) => round((seconds / chunks) * 1000),
    ),
    stageShares: shares(stages),
    stageSeconds: mapValues(stages, (seconds) => round(seconds / runs.length)),
  };
}

function baselineFigures(runs: readonly Run[], baselines: readonly BaselineRun[]): BaselineFigures {
  const [first] = baselines;
  const chunks = sum(baselines.map((run) => run.chunks));
  const pairs = runs.flatMap((run, index) => (baselines[index] ? [[run, baselines[index]] as const] : []));
  return {
    documents: first?.documents ?? 0,
    chunks: first?.chunks ?? 0,
    seconds: spreadOf(baselines.map(({ seconds }) => seconds)),
    chunksPerSecond: spreadOf(baselines.map(chunkRate)),
    cpuSecondsPer1000Chunks: round((sum(baselines.map(({ cpuSeconds }) => cpuSeconds)) / chunks) * 1000),
    postgresCpuSecondsPer1000Chunks: round(
      (sum(baselines.map(({ databaseCpuSeconds }) => databaseCpuSeconds)) / chunks) * 1000,
    ),
    peakMb: round(Math.max(...baselines.map(({ peakRssMb }) => peakRssMb))),
    ratio: spreadOf(pairs.map(([run, baseline]) => chunkRate(run) / chunkRate(baseline))),
    timeRatio: spreadOf(pairs.map(([run, baseline]) => baseline.seconds / run.seconds)),
  };
}

function chunkRate({ chunks, seconds }: Pick<Run, 'chunks' | 'seconds'>): number {
  return chunks / seconds;
}

function shares(values: Readonly<Record<string, number>>): Record<string, number> {
  const total = sum(Object.values(values));
  return mapValues(values, (value) => round(total === 0 ? 0 : value / total));
}

function sumByName(records: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [name, value] of records.flatMap((record) => Object.entries(record))) {
    sums[name] = (sums[name] ?? 0) + value;
  }
  return sums;
}

function mapValues<T>(record: Readonly<Record<string, T>>, change: (value: T) => number): Record<string, number> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
