import { z } from 'zod';
import { eventually } from '../eventually.ts';
import { tapQueue } from '../load/tap.ts';
import { defectsOf, type Evidence, type Rule } from './rule.ts';

const queuesSchema = z.array(
  z.object({ name: z.string(), messages: z.number().default(0), messages_dlx: z.number().default(0) }),
);

/** Longer than the counts of quorum queues are old. */
const steadyMs = 10_000;
const patienceMs = 60_000;

/** Nothing waits, is in hand, climbs the ladder, or is on its way to a dead-letter target. */
export const emptyQueues: Rule = {
  name: 'queues, ladder and hands are empty',
  atEnd: true,
  async find({ broker }: Evidence) {
    let emptySince: number | undefined;
    let full: string[] = [];
    const look = async () => {
      const queues = queuesSchema.parse(await broker.api('GET', '/api/queues/{vhost}'));
      full = queues
        .filter(({ name, messages, messages_dlx }) => name !== tapQueue && messages + messages_dlx > 0)
        .map(
          ({ name, messages, messages_dlx }) =>
            `${name} still holds ${messages} messages, ${messages_dlx} dead-lettering`,
        );
      emptySince = full.length > 0 ? undefined : (emptySince ?? Date.now());
      if (emptySince === undefined || Date.now() - emptySince < steadyMs) throw new Error('not empty for long enough');
    };
    await eventually(look, patienceMs, 250).catch(() => {});
    return defectsOf('stuck', full);
  },
};
