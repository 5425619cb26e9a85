import { type FreshDatabase, freshDatabase } from '@millrace/database/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, test } from 'vitest';
import { assertEnded } from './checks/ended.ts';
import { assertFreed } from './checks/freed.ts';
import { openWatch } from './checks/watch.ts';
import { comeToRest } from './come-to-rest.ts';
import { anyCommand } from './commands/all.ts';
import { createCleaner } from './create-cleaner.ts';
import { newModel } from './model.ts';
import { openWorld } from './world.ts';

/**
 * The real stages, run by the real runtime over a bus that does only what the test says, and PGlite: whatever happens to messages,
 * processes, tasks and documents, what `checks/` says of them holds after each command and in the end.
 *
 * By the environment:
 * - `MODEL_RUNS`: how many runs; thousands take some minutes. Default 200, under 20 s.
 * - `MODEL_SEED`, `MODEL_PATH`, `MODEL_REPLAY`: `seed`, `path` and `replayPath` as a failure prints them, to see it again. Without
 *   the last two all runs of that seed are repeated. The default seed is always the same.
 */
const { MODEL_RUNS = '200', MODEL_SEED = '1', MODEL_PATH, MODEL_REPLAY } = process.env;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase('embedded');
});
afterAll(() => fresh?.stop());

const seconds = Number(MODEL_RUNS) / 2 + 60;

/** Of a run that takes a second at most: who waits for what never comes is to fail. */
const longestRunMs = 20_000;

test('whatever happens, every accepted document ends once, with a true status', {
  timeout: seconds * 1_000,
}, async () => {
  const clear = createCleaner(fresh.database);
  const property = fc.asyncProperty(
    fc.boolean(),
    fc.nat(),
    fc.commands([anyCommand], {
      maxCommands: 40,
      size: 'max',
      ...(MODEL_REPLAY ? { replayPath: MODEL_REPLAY } : {}),
    }),
    async (inline, seed, commands) => {
      await clear();
      const world = await openWorld({ database: fresh.database, inline });
      const model = newModel();
      const watch = openWatch(world, model);
      try {
        await fc.asyncModelRun(() => ({ model, real: { world, watch } }), commands);
        await comeToRest(world, watch, model, seed);
        await assertEnded(world, model);
        await assertFreed(world);
        await assertEnded(world, model);
      } finally {
        await world.close();
      }
    },
  );
  await fc.assert(property, {
    numRuns: Number(MODEL_RUNS),
    seed: Number(MODEL_SEED),
    timeout: longestRunMs,
    // On a busy machine fewer runs are done; one that fails still fails.
    interruptAfterTimeLimit: seconds * 500,
    ...(MODEL_PATH ? { path: MODEL_PATH } : {}),
  });
});
