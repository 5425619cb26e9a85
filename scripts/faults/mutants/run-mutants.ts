import { setTimeout as sleep } from 'node:timers/promises';
import { check } from '../checker/check.ts';
import type { Defect } from '../checker/rule.ts';
import { evidenceOf } from '../evidence.ts';
import type { Variant } from '../hooks/mutants.ts';
import type { Result } from '../report/result.ts';
import { openWorld, type World } from '../world.ts';
import { provocations } from './provocations.ts';

export interface MutantOptions {
  readonly seed: number;
  readonly say: (line: string) => void;
  /** Closes whatever is open when the run is broken off. */
  readonly onOpen: (close: () => Promise<void>) => void;
}

/** Without the scheduler: it would hand out again what a mutant loses. */
const apps = ['parser', 'chunker', 'embedder', 'indexer', 'ledger'];
const restMs = 8_000;
/** In which a redelivery tells what it has to tell. */
const settleMs = 3_000;
const patienceMs = 2_000;
/** Of a fleet without a mutant, which must come to a good end. */
const patientMs = 60_000;
const atOnce = 3;

/** Each mutant in a fleet of its own, provoked; and all provocations on a fleet without a mutant, which must bear them. */
export async function runMutants(mutants: readonly Variant[], options: MutantOptions): Promise<Result[]> {
  const queue = [undefined, ...mutants].entries();
  const results: Result[] = [];
  const worker = async () => {
    for (const [place, mutant] of queue)
      results[place] = await (mutant ? runOne(mutant, options) : runControl(options));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

async function runOne({ name, summary }: Variant, options: MutantOptions): Promise<Result> {
  const tapped = provocations.some((each) => each.mutant === name && each.tapped);
  const result = await tried(options, { name, variants: [name], provoked: [name], tapped, waitMs: restMs });
  return {
    ...result,
    name: `mutant ${name}`,
    promise: 'The checker finds what is put in on purpose.',
    done: summary,
    verdict: result.defects.length > 0 ? 'caught' : 'NOT CAUGHT',
  };
}

async function runControl(options: MutantOptions): Promise<Result> {
  const provoked = provocations.map(({ mutant }) => mutant);
  const result = await tried(options, { name: 'no mutant', variants: [], provoked, tapped: false, waitMs: patientMs });
  return {
    ...result,
    name: 'no mutant',
    promise: 'What brings the mutants to light does no harm to the fleet as it is.',
    done: `the ${provoked.length} provocations of the mutants, without them`,
    verdict: result.defects.length > 0 ? 'DEFECT' : 'ok',
  };
}

interface Trial {
  readonly name: string;
  readonly variants: readonly string[];
  /** Mutants whose provocations are run. */
  readonly provoked: readonly string[];
  readonly tapped: boolean;
  readonly waitMs: number;
}

async function tried({ seed, say, onOpen }: MutantOptions, trial: Trial) {
  const { name, variants, provoked, tapped, waitMs } = trial;
  const begun = performance.now();
  const world = await openWorld('mutants', { apps, seed, tapped, plan: { variants, arms: [], reports: [] } });
  onOpen(world.close);
  try {
    const { defects, documents } = await provoke(world, provoked, waitMs);
    const seconds = (performance.now() - begun) / 1_000;
    say(
      `${name}: ${defects[0] ? `${defects[0].kind}: ${defects[0].sentence}` : 'no defect'}, after ${seconds.toFixed(0)} s`,
    );
    return { defects, documents, seconds };
  } finally {
    await world.close();
  }
}

async function provoke(world: World, provoked: readonly string[], waitMs: number) {
  const load = world.newLoad();
  for (const provocation of provocations) {
    if (provoked.includes(provocation.mutant)) await provocation.run(world, load);
  }
  await load.rest(waitMs);
  await sleep(settleMs);
  const defects: Defect[] = await check(evidenceOf(world, [load]), { atEnd: false, patienceMs });
  return { defects, documents: load.documents.length };
}
