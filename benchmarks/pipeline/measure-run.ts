import { basename } from 'node:path';
import { isTerminal, type TaskState } from '@millrace/contracts';
import { inParallel } from '../in-parallel.ts';
import { cpuSecondsOf, processTree } from './process-figures.ts';
import { type StageSeconds, stageSeconds, stageSecondsBetween } from './stage-seconds.ts';
import type { NamedProcess, Target } from './target.ts';

/** One run of a case. */
export interface Run {
  readonly seconds: number;
  readonly documents: number;
  readonly chunks: number;
  /** Name and code of what did not come to its end. */
  readonly failed: readonly string[];
  /** From each submission to its end, milliseconds. */
  readonly latenciesMs: readonly number[];
  /** By app, and by server. */
  readonly cpuSeconds: Readonly<Record<string, number>>;
  readonly serverCpuSeconds: Readonly<Record<string, number>>;
  readonly stages: StageSeconds;
}

/** Puts `files` through, at most `limit` at once, and waits for the end of each. */
export async function measureRun(target: Target, files: readonly string[], limit: number): Promise<Run> {
  const submissions = await target.prepare(files);
  const servers = await target.servers();
  const before = await figures(target, servers);
  const startedAt = performance.now();
  const ended = await inParallel(submissions, limit, async (submit) => {
    const submittedAt = performance.now();
    const { taskId } = await submit();
    const state = await lastState(target, taskId);
    return { state, latencyMs: performance.now() - submittedAt };
  });
  const seconds = (performance.now() - startedAt) / 1000;
  const after = await figures(target, servers);
  const failed = ended.filter(({ state }) => state.status !== 'completed');
  return {
    seconds,
    documents: ended.length - failed.length,
    chunks: ended.reduce(
      (sum, { state }) => sum + (state.status === 'completed' ? (state.progress.chunks ?? 0) : 0),
      0,
    ),
    failed: failed.map(({ state }) => `${basename(state.name)}: ${state.error?.code ?? state.status}`),
    latenciesMs: ended.map(({ latencyMs }) => latencyMs),
    cpuSeconds: difference(before.cpu, after.cpu),
    serverCpuSeconds: difference(before.serverCpu, after.serverCpu),
    stages: stageSecondsBetween(before.stages, after.stages),
  };
}

/** The state at the end, told by the stream of events. */
async function lastState({ client }: Target, taskId: string): Promise<TaskState> {
  for await (const state of client.watch(taskId)) if (isTerminal(state.status)) return state;
  return client.task(taskId);
}

async function figures(target: Target, servers: readonly NamedProcess[]) {
  const [cpu, serverCpu, expositions] = await Promise.all([
    cpuByName(target.processes()),
    cpuByName(servers),
    target.metrics(),
  ]);
  return { cpu, serverCpu, stages: stageSeconds(expositions) };
}

async function cpuByName(processes: readonly NamedProcess[]): Promise<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { name, pid } of processes) {
    for (const each of await processTree(pid)) sums[name] = (sums[name] ?? 0) + (await cpuSecondsOf(each));
  }
  return sums;
}

function difference(before: Readonly<Record<string, number>>, after: Readonly<Record<string, number>>) {
  return Object.fromEntries(Object.entries(after).map(([name, value]) => [name, value - (before[name] ?? 0)]));
}
