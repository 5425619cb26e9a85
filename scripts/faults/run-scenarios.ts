import { seededRandom } from '@millrace/ports/testing';
import { check } from './checker/check.ts';
import type { Defect } from './checker/rule.ts';
import { evidenceOf } from './evidence.ts';
import type { Load } from './load/load.ts';
import type { Result } from './report/result.ts';
import type { Scenario, Size } from './scenarios/scenario.ts';
import type { OwnServers } from './servers/own-servers.ts';
import type { World } from './world.ts';

export interface RunOptions {
  readonly servers: OwnServers;
  readonly world: World;
  readonly seed: number;
  readonly size: Size;
  readonly say: (line: string) => void;
}

/** How long work may take to end once the faults are over. */
const restMs = 120_000;
const patienceMs = 15_000;

/** Runs the scenarios one after the other on one fleet, checking after each what it gave, and after the last all of it. */
export async function runScenarios(scenarios: readonly Scenario[], options: RunOptions): Promise<Result[]> {
  const { world, servers, seed, size, say } = options;
  const loads: Load[] = [];
  const results: Result[] = [];
  let surprises = 0;

  for (const [index, scenario] of scenarios.entries()) {
    const { name, promise } = scenario;
    say(`${name} …`);
    const begun = performance.now();
    const load = world.newLoad();
    loads.push(load);
    const random = seededRandom(seed * 1_000 + index);
    const failures: Defect[] = [];
    const done = await scenario
      .run({ world, servers, load, size, random, say: (line) => say(`${name}: ${line}`) })
      .catch((error: unknown) => {
        failures.push({ kind: 'untrue', sentence: `broken off: ${error instanceof Error ? error.message : error}` });
        return 'broken off';
      });
    await world.fleet.whole();
    await load.rest(restMs);
    const found = await check(
      {
        ...evidenceOf(world, [load]),
        planted: loads.flatMap(({ planted }) => planted),
        surprises: world.fleet.surprises.slice(surprises),
      },
      { atEnd: false, patienceMs },
    );
    const defects = [...failures, ...found];
    surprises = world.fleet.surprises.length;
    const result: Result = {
      name,
      promise,
      done,
      documents: load.documents.length,
      seconds: (performance.now() - begun) / 1_000,
      defects,
      verdict: defects.length === 0 ? 'ok' : 'DEFECT',
    };
    results.push(result);
    for (const { kind, sentence } of defects.slice(0, 20)) say(`${name}: ${kind}: ${sentence}`);
    say(`${name}: ${result.verdict} after ${result.seconds.toFixed(0)} s`);
  }

  const begun = performance.now();
  const defects = await check(evidenceOf(world, loads), { atEnd: true, patienceMs });
  for (const { kind, sentence } of defects.slice(0, 20)) say(`all: ${kind}: ${sentence}`);
  const restarts = [...servers.restarts].map(([name, times]) => `${name} ${times}`).join(', ');
  const kills = [...world.fleet.kills].map(([name, times]) => `${name} ${times}`).join(', ');
  results.push({
    name: 'all of it',
    promise: 'Afterwards nothing is left over anywhere.',
    done: `killed: ${kills || 'none'}; started again: ${restarts || 'none'}`,
    documents: loads.reduce((sum, { documents }) => sum + documents.length, 0),
    seconds: (performance.now() - begun) / 1_000,
    defects,
    verdict: defects.length === 0 ? 'ok' : 'DEFECT',
  });
  return results;
}
