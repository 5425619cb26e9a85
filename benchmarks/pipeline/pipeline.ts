import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { serverEnvironment } from '../../scripts/fleet/servers.ts';
import type { Benchmark } from '../benchmark.ts';
import { type PipelineArguments, parseArguments, usage } from './arguments.ts';
import { installBaseline } from './baseline.ts';
import { openEmbedded } from './embedded-target.ts';
import { openFleet } from './fleet-target.ts';
import { baselineReads, filesOf, onePageTexts } from './input-files.ts';
import { machineFigures } from './machine.ts';
import { type Case, type CaseFigures, measureCase } from './measure-case.ts';
import { measureRun } from './measure-run.ts';
import { peakMemory } from './peak-memory.ts';
import { quantile, round } from './statistics.ts';
import type { Target } from './target.ts';
import { tellCase, tellMemory } from './tell.ts';

const samples = join(import.meta.dirname, '../../examples/documents');
/** Files from this size on are measured alone as well, bytes. */
const bigFile = 1024 * 1024;
const pagesOneByOne = 40;
const pagesAtOnce = 200;
/** Documents under way at once: enough to keep every stage at work. */
const underLoad = 16;

type Tell = (line: string) => void;

/** How fast documents become searchable, and what that costs. */
export const pipeline: Benchmark = {
  usage,
  async run(args, tell) {
    const parsed = parseArguments(args);
    const machine = machineFigures();
    tell(
      `${machine.cores} cores (${machine.processor}), ${machine.memoryGb} GB, Node ${machine.node}, ${machine.platform}`,
    );
    const files = await filesOf(parsed.paths.length > 0 ? parsed.paths : [samples]);
    await using pages = await onePageTexts(pagesAtOnce);
    // Both the helpers that open a stack of its own and the baseline find the servers in the environment.
    if (parsed.stacks.includes('fleet')) Object.assign(process.env, await serverEnvironment(tell));
    if (parsed.baseline && parsed.stacks.includes('fleet')) await installBaseline(tell);
    const stacks: Record<string, unknown> = {};
    for (const kind of parsed.stacks) {
      await using target = await (kind === 'fleet' ? openFleet(parsed) : openEmbedded());
      stacks[kind] = await measureStack(target, files, pages.files, parsed, tell);
    }
    return { machine, files: files.map((file) => basename(file)), ...stacks };
  },
};

async function measureStack(
  target: Target,
  files: readonly string[],
  pages: readonly string[],
  { repeat, baseline, replicas, vectorIndex, inline }: PipelineArguments,
  tell: Tell,
) {
  tell(`\n${target.kind}: seconds count from ${target.countedFrom} to the task's end; every stage is warmed up first`);
  // Reads what the comparison is made over: files that fail here would be read by neither or one alone.
  const readable = await warmUp(target, [...files, ...pages.slice(0, 20)]);
  const compared = baseline && target.kind === 'fleet';
  const both = files.filter((file) => readable.has(file) && (!compared || baselineReads(file)));

  const idle = await measureRun(target, pages.slice(0, pagesOneByOne), 1);
  const idleLatency = { p50Ms: round(quantile(idle.latenciesMs, 0.5)), p95Ms: round(quantile(idle.latenciesMs, 0.95)) };
  tell(
    `one-page texts, one after another: p50 ${idleLatency.p50Ms} ms, p95 ${idleLatency.p95Ms} ms from upload to searchable`,
  );

  const cases: Record<string, CaseFigures> = {};
  for (const each of await casesOf(both, pages)) {
    const figures = await measureCase(target, each, {
      repeat,
      limit: underLoad,
      baselineWarmUp: compared
        ? files
            .filter((file) => both.includes(file))
            .slice(0, 12)
            .concat(pages.slice(0, 20))
        : undefined,
    });
    tellCase(each, figures, tell);
    cases[each.name] = figures;
  }
  const memory = await peakMemory(target.processes());
  tellMemory(memory, tell);
  return { ...(target.kind === 'fleet' ? { replicas, vectorIndex, inline } : {}), idleLatency, cases, peakMb: memory };
}

async function warmUp(target: Target, files: readonly string[]): Promise<Set<string>> {
  const { failed } = await measureRun(target, files, 4);
  const names = new Set(failed.map((one) => one.slice(0, one.lastIndexOf(': '))));
  return new Set(files.filter((file) => !names.has(basename(file))));
}

async function casesOf(files: readonly string[], pages: readonly string[]): Promise<Case[]> {
  const cases: Case[] = [{ name: `${pages.length} one-page texts`, files: pages }];
  for (const file of files) {
    if ((await stat(file)).size >= bigFile) cases.push({ name: basename(file), files: [file] });
  }
  if (files.length > 1) cases.push({ name: 'all files', files });
  return cases;
}
