/** `npm run faults`: strikes a fleet on servers of its own in every way it can, and checks that nothing accepted is lost. */
import { rm, writeFile } from 'node:fs/promises';
import { ServersUnavailable } from '../infra/stack.ts';
import { logFolder } from './faults/app-process.ts';
import { type Arguments, readArguments, UsageError, usage } from './faults/arguments.ts';
import { mutants } from './faults/hooks/mutants.ts';
import { runMutants } from './faults/mutants/run-mutants.ts';
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
  const servers = await startOwnServers(say);
  closers.push(servers.stop);
  Object.assign(process.env, servers.environment);
  const chosen = <T extends { readonly name: string }>(all: readonly T[]) =>
    all.filter(({ name }) => only.length === 0 || only.includes(name));
  const results: Result[] = [];
  if (chosen(scenarios).length > 0) {
    const apps = [...workers.map(({ app }) => app), 'scheduler'];
    const plan = { variants: ['short-heartbeat'], arms: [], reports: ['delivered'] } as const;
    // What nothing refers to is to be gone by the end of the run.
    const environment = { MILLRACE_GRACE_MS: '60000', MILLRACE_ORPHANS_EVERY_MS: '15000' };
    const world = await openWorld('faults', { apps, seed, tapped: true, plan, environment });
    closers.push(world.close);
    results.push(...(await runScenarios(chosen(scenarios), { servers, world, seed, size, say })));
    await world.close();
  }
  const onOpen = (closer: () => Promise<void>) => closers.push(closer);
  if (chosen(mutants).length > 0) results.push(...(await runMutants(chosen(mutants), { seed, say, onOpen })));
  return results;
}

/** Exit codes: 0 nothing wrong, 1 a defect, 2 wrong use or broken off, 3 no servers can be had on this machine. */
async function main(argv: readonly string[]): Promise<number> {
  const args = readArguments(argv);
  if (args.list) {
    for (const { name, promise } of scenarios) console.log(`${name.padEnd(20)} ${promise}`);
    for (const { name, summary } of mutants) console.log(`${name.padEnd(20)} mutant: ${summary}`);
    return 0;
  }
  const known = [...scenarios, ...mutants].map(({ name }) => name);
  const unknown = args.only.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new UsageError(`Nothing is called ${unknown.join(', ')}. Known: ${known.join(', ')}.`);
  const results = await run(args).finally(close);
  console.log(plainTable(results));
  const { seed, size, json } = args;
  if (json) await writeFile(json, JSON.stringify({ seed, size, results, markdown: markdownTable(results) }, null, 2));
  return results.every(isGood) ? 0 : 1;
}

const exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof ServersUnavailable) {
    console.error(`Not run for want of servers: ${error.message}`);
    return 3;
  }
  console.error(error instanceof UsageError ? `${error.message}\n${usage}` : error);
  return 2;
});
// What failed on its way up may hold the process open.
process.exit(exitCode);
