import type { QueueCounts, Transaction } from '@millrace/ports';

/** What did not change is written down anew after so long, seconds: `seen_at` is never older while the scheduler runs. */
const refreshSeconds = 10;

/** Writes down what lies in the queues, and forgets those that are gone. */
export async function saveQueueCounts(sql: Transaction, counts: Readonly<Record<string, QueueCounts>>): Promise<void> {
  const names = Object.keys(counts);
  const queues = Object.values(counts);
  await sql`
    with gone as (delete from queue_counts where queue <> all(${names}::text[]))
    insert into queue_counts as known (queue, ready, unacked, dead_lettering, consumers, seen_at)
    select queue, ready, unacked, dead_lettering, consumers, now()
    from unnest(
      ${names}::text[],
      ${queues.map(({ ready }) => ready)}::bigint[],
      ${queues.map(({ unacked }) => unacked)}::bigint[],
      ${queues.map(({ deadLettering }) => deadLettering)}::bigint[],
      ${queues.map(({ consumers }) => consumers)}::int[]
    ) as seen (queue, ready, unacked, dead_lettering, consumers)
    on conflict (queue) do update set
      ready = excluded.ready, unacked = excluded.unacked, dead_lettering = excluded.dead_lettering,
      consumers = excluded.consumers, seen_at = excluded.seen_at
    where known.seen_at < now() - ${refreshSeconds} * interval '1 second'
      or (known.ready, known.unacked, known.dead_lettering, known.consumers)
        is distinct from (excluded.ready, excluded.unacked, excluded.dead_lettering, excluded.consumers)
  `;
}

/** What the scheduler last saw in a queue. */
export interface SeenCounts extends QueueCounts {
  readonly seenAt: Date;
}

/** Undefined where no scheduler has seen the queue. */
export async function findQueueCounts(sql: Transaction, queue: string): Promise<SeenCounts | undefined> {
  const [seen] = await sql<SeenCounts[]>`
    select ready, unacked, dead_lettering as "deadLettering", consumers, seen_at as "seenAt"
    from queue_counts where queue = ${queue}
  `;
  return seen;
}
