import { setTimeout as sleep } from 'node:timers/promises';
import type { AppProcess } from '../app-process.ts';
import type { Arm } from '../hooks/arm.ts';
import { within } from '../within.ts';
import type { World } from '../world.ts';
import type { Provocation } from './provocation.ts';

/** So long that it makes a few batches. */
const kilobytes = 60;
/** So many batches that some are left when the first is struck, however fast the others come. */
const manyKilobytes = 4 * kilobytes;
const mostMs = 30_000;
/** Long enough for the batches of a document to meet. */
const pauseMs = 3_000;
/** After the first document. */
const settledMs = 1_000;
/** How long an event finds no queue. */
const unboundMs = 2_500;

/** One for each mutant. Without the mutant each of them does no harm. */
export const provocations: readonly Provocation[] = [
  {
    mutant: 'fan-in-counter',
    tapped: false,
    async run(world, load) {
      const struck = await armed(world, 'indexer', { point: 'effect', stage: 'indexer', action: 'SIGKILL' });
      await load.give(1, manyKilobytes);
      await struck();
    },
  },
  {
    mutant: 'ack-before-commit',
    tapped: false,
    async run(world, load) {
      const struck = await armed(world, 'parser', { point: 'effect', stage: 'parser', action: 'SIGKILL' });
      await load.give(1);
      await struck();
    },
  },
  {
    mutant: 'no-row-lock',
    tapped: false,
    async run(world, load) {
      const struck = await armed(world, 'indexer', { point: 'counted', action: 'pause', pauseMs, always: true });
      await load.give(1, kilobytes);
      await struck();
    },
  },
  {
    mutant: 'no-mandatory',
    tapped: false,
    async run({ fleet }, load) {
      const { api } = fleet.stack.broker;
      // Whoever connects declares the bindings anew: by now all have.
      await load.give(1);
      await load.rest(mostMs);
      await sleep(settledMs);
      const bindings = '/api/bindings/{vhost}/e/millrace/q/documents.chunked';
      await api('DELETE', `${bindings}/document.chunked`);
      await load.give(1);
      await sleep(unboundMs);
      await api('POST', bindings, { routing_key: 'document.chunked' });
    },
  },
  {
    mutant: 'random-ids',
    tapped: true,
    async run(world, load) {
      const struck = await armed(world, 'chunker', { point: 'confirmed', stage: 'chunker', action: 'SIGKILL' });
      await load.give(1);
      await struck();
    },
  },
];

/** Resolves when the one process of an app is armed, to what waits until it was struck and is there again. */
async function armed({ fleet }: World, app: string, arm: Omit<Arm, 'id'>): Promise<() => Promise<void>> {
  const [process] = fleet.running(app) as [AppProcess];
  const { struck } = await fleet.arm(process, arm);
  return async () => {
    await within(mostMs, struck, `${app} never passed ${arm.point}`);
    await fleet.whole();
  };
}
