/** `npm run faults`: strikes a fleet on servers of its own in every way it can, and checks that nothing accepted is lost. */
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { logFolder } from './faults/app-process.ts';
import { type Arguments, readArguments, usage } from './faults/arguments.ts';
import { isGood, type Result } from './faults/report/result.ts';
import { markdownTable, plainTable } from './faults/report/table.ts';
import { runScenarios } from './faults/run-scenarios.ts';
import { scenarios } from './faults/scenarios/index.ts';
import { startOwnServers } from './faults/servers/own-servers.ts';
import { workers } from './faults/workers.ts';
import { openWorld } from './faults/world.ts';

const begun = performance.now();
const say = (line: string) => console.error(`faults: ${((performance.now() - begun) / 1_000).toFixed(0)} s: ${line}`);

/** What is to be ended again, last first, however the run ends. */
const closers: (() => Promise<void>)[] = [];
let closing: Promise<void> | undefined;

function close(): Promise<void> {
  closing ??= (async () => {
    for (const closer of closers.toReversed()) await closer().catch((error: unknown) => say(`${error}`));
  })();
  return closing;
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const) {
  process.once(signal, () => {
    say('ending what was started …');
    void close().finally(() => process.exit(code));
  });
}

async function run({ seed, size, only }: Arguments): Promise<Result[]> {
  await rm(logFolder, { recursive: true, force: true });
  await mkdir(logFolder, { recursive: true });
  const servers = await startOwnServers(say);
  closers.push(servers.stop);
  Object.assign(process.env, servers.environment);
  const scheduler = existsSync(join(import.meta.dirname, '../apps/scheduler/src/main.ts')) ? ['scheduler'] : [];
  const apps = [...workers.map(({ app }) => app), ...scheduler];
  const plan = { variants: ['short-heartbeat'], arms: [], reports: ['delivered'] } as const;
  const world = await openWorld('faults', { apps, seed, tapped: true, plan });
  closers.push(world.close);
  const chosen = scenarios.filter(({ name }) => only.length === 0 || only.includes(name));
  return runScenarios(chosen, { servers, world, seed, size, say });
}

/** Exit codes: 0 nothing wrong, 1 a defect, 2 wrong use. */
async function main(argv: readonly string[]): Promise<number> {
  const args = readArguments(argv);
  if (args.list) {
    for (const { name, promise } of scenarios) console.log(`${name.padEnd(24)} ${promise}`);
    return 0;
  }
  const results = await run(args).finally(close);
  console.log(plainTable(results));
  const { seed, size, json } = args;
  if (json) await writeFile(json, JSON.stringify({ seed, size, results, markdown: markdownTable(results) }, null, 2));
  return results.every(isGood) ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.stack : error);
  console.error(usage);
  return 2;
});
