import type { FreshVhost } from '@millrace/ports/testing';
import { z } from 'zod';

const queueSchema = z.array(
  z.object({ name: z.string(), messages: z.number().default(0), messages_dlx: z.number().default(0) }),
);

/** The queues that are not empty, with what lies in them: ready, unacknowledged, or on the way to a dead-letter target. */
export async function nonEmptyQueues(broker: FreshVhost): Promise<Record<string, number>> {
  const queues = queueSchema.parse(await broker.api('GET', '/api/queues/{vhost}?disable_stats=false'));
  const counts = queues.map(({ name, messages, messages_dlx }) => [name, messages + messages_dlx] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}
