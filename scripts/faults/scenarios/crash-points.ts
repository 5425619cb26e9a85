import type { AppProcess } from '../app-process.ts';
import type { PointName } from '../hooks/points.ts';
import { within } from '../within.ts';
import type { Context, Scenario } from './scenario.ts';

interface Case {
  readonly app: string;
  readonly stage: string;
  readonly points: readonly PointName[];
}

const runtime = ['delivered', 'effect', 'before-ack', 'after-ack'] as const;
const sending = [...runtime, 'published', 'confirmed'] as const;

/** The points that each stage passes. Those of the ledger's two stages come in turn, since both are one process. */
const rounds: readonly (readonly Case[])[] = [
  [
    { app: 'parser', stage: 'parser', points: [...sending, 'put'] },
    { app: 'chunker', stage: 'chunker', points: [...sending, 'put'] },
    { app: 'embedder', stage: 'embedder', points: [...sending, 'put'] },
    { app: 'indexer', stage: 'indexer', points: [...sending, 'committed'] },
    { app: 'ledger', stage: 'ledger', points: runtime },
    { app: 'chat-logger', stage: 'chat-logger', points: runtime },
  ],
  [{ app: 'ledger', stage: 'dead-letters', points: [...sending, 'committed'] }],
];

const points = [
  'delivered',
  'put',
  'committed',
  'effect',
  'published',
  'confirmed',
  'before-ack',
  'after-ack',
] as const;

/** A stop that no heartbeat notices. */
const shortStopMs = 300;
const mostMs = 30_000;

/** Below the runtime a point knows no stage. */
const knowsStage = (point: PointName) => !['put', 'committed', 'published'].includes(point);

export const crashPoints: Scenario = {
  name: 'crash-points',
  promise:
    'A worker may die, or stop for a while, at any moment of a message’s life: the message is worked on again, its effect is there once.',
  // A stop is tried at the points between the runtime's own steps alone where there is one round: it does less than a kill.
  async run(context) {
    const { size, say } = context;
    let strikes = 0;
    for (let round = 0; round < size.rounds; round++) {
      for (const action of ['SIGKILL', 'SIGSTOP'] as const) {
        for (const point of action === 'SIGSTOP' && size.rounds === 1 ? runtime : points) {
          for (const cases of rounds) strikes += await strikeAll(context, cases, point, action);
          say(`${action} at ${point}: ${strikes} strikes so far`);
        }
      }
    }
    return `${strikes} × SIGKILL or SIGSTOP at ${points.length} points of 7 stages`;
  },
};

/** Strikes each of the workers that pass this point, all during the same documents. */
async function strikeAll(
  { world, load, size, random }: Context,
  cases: readonly Case[],
  point: PointName,
  action: 'SIGKILL' | 'SIGSTOP',
): Promise<number> {
  const { fleet } = world;
  const nth = size.rounds > 1 ? 1 + Math.floor(random() * 2) : 1;
  const armed = await Promise.all(
    cases
      .filter((each) => each.points.includes(point))
      .map(async ({ app, stage }) => {
        const [process] = fleet.running(app) as [AppProcess];
        const arm = { point, action, nth, ...(knowsStage(point) && { stage }) };
        const { struck } = await fleet.arm(process, arm, shortStopMs);
        return { app, struck };
      }),
  );
  if (armed.length === 0) return 0;
  if (cases.length > 1) await Promise.all([load.give(2), load.give(nth, 60), load.giveChat(20)]);
  else await Promise.all([load.giveBlank(), load.giveBlank()]);
  await Promise.all(armed.map(({ app, struck }) => within(mostMs, struck, `${app} never passed ${point}`)));
  await fleet.whole();
  return armed.length;
}
