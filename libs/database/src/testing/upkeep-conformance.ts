import { randomUUID } from 'node:crypto';
import { collectionSettingsSchema } from '@millrace/contracts';
import { anEnvelope } from '@millrace/ports/testing';
import type { TransactionSql } from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acceptGeneration } from '../repositories/accept-generation.ts';
import { insertAudit } from '../repositories/audit-log.ts';
import { createCollection, vectorKinds } from '../repositories/collections.ts';
import { ensureEmbeddingPartitions } from '../repositories/embedding-partitions.ts';
import { oldTasks, removeOldAudit, removeOldDeadLetters, removeTasks } from '../repositories/expired-rows.ts';
import { saveQueueCounts } from '../repositories/queue-counts.ts';
import { inRolledBack } from './in-rolled-back.ts';
import { type DatabaseKind, type FreshDatabase, freshDatabase } from './index.ts';

/** What the clock keeps in order on either database. */
export function upkeepConformance(kind: DatabaseKind): void {
  describe(`upkeep of ${kind} Postgres`, () => {
    let fresh: FreshDatabase;
    beforeAll(async () => {
      fresh = await freshDatabase(kind);
    });
    afterAll(() => fresh?.stop());

    test('makes the partitions of the months around now, and of each month that lies in the default one', async () => {
      await inRolledBack(fresh.database, async (tx) => {
        for (const instant of ['2019-05-31T23:59:59.999Z', '2019-06-01T00:00:00.000Z', '2041-02-01T00:00:00.000Z']) {
          await tx`
            insert into embeddings (chunk_id, generation_id, accepted_at, model, embedding, tenant)
            values (1, gen_random_uuid(), ${instant}, 'm', '[1,2,3]', 'acme')
          `;
        }
        const now = new Date('2041-01-15T00:00:00Z');
        expect(await ensureEmbeddingPartitions(tx, now)).toBe(7);
        const rows = await tx`select tableoid::regclass::text as partition from embeddings order by accepted_at`;
        expect(rows.map(({ partition }) => partition)).toEqual([
          'embeddings_2019_05',
          'embeddings_2019_06',
          'embeddings_2041_02',
        ]);
        expect(await ensureEmbeddingPartitions(tx, now)).toBe(0);
      });
    });

    test('knows the dimensions and metrics of all collections', async () => {
      await inRolledBack(fresh.database, async (tx) => {
        for (const [name, dimension, metric] of [
          ['a', 1536, 'l2'],
          ['b', 384, 'cosine'],
          ['c', 384, 'cosine'],
        ] as const) {
          const settings = collectionSettingsSchema.parse({ embedding: { dimension, metric } });
          await createCollection(tx, 'dimensions', name, settings);
        }
        expect(await vectorKinds(tx)).toEqual([
          { dimension: 384, metric: 'cosine' },
          { dimension: 1536, metric: 'l2' },
        ]);
      });
    });

    test('writes down what lies in the queues, and forgets those that are gone', async () => {
      await inRolledBack(fresh.database, async (tx) => {
        const empty = { ready: 0, unacked: 0, deadLettering: 0, consumers: 1 };
        const full = { ready: 5_000_000_000, unacked: 2, deadLettering: 3, consumers: 4 };
        await saveQueueCounts(tx, { a: empty, b: empty });
        await tx`update queue_counts set seen_at = seen_at - interval '1 minute' where queue = 'a'`;
        const [before] = await tx`select seen_at from queue_counts where queue = 'a'`;
        await saveQueueCounts(tx, { a: empty, c: full });
        const rows = await tx`select * from queue_counts order by queue`;
        expect(rows).toMatchObject([
          { queue: 'a', ready: 0, consumers: 1 },
          { queue: 'c', ready: 5_000_000_000, unacked: 2, dead_lettering: 3, consumers: 4 },
        ]);
        expect(rows[0]?.seen_at.getTime()).toBeGreaterThan(before?.seen_at.getTime());
        await saveQueueCounts(tx, {});
        expect(await tx`select from queue_counts`).toHaveLength(0);
      });
    });

    test('removes old dead letters and audit entries, so many at a time', async () => {
      await inRolledBack(fresh.database, async (tx) => {
        for (const age of [1, 10, 20, 30]) {
          await tx`
            insert into dead_letters (id, queue, stage, message_id, event_type, code, reason, stack, attempts, headers,
              content_type, body, body_bytes, moot, failed_at, received_at)
            values (gen_random_uuid(), 'q', 's', 'm', 't', 'C', ${age}, '', 1, '{}', '', '', 0, false, now(), now() - ${age} * interval '1 day')
          `;
          await insertAudit(tx, [{ actor: 'me', action: 'test', subject: String(age) }]);
        }
        await tx`update audit_log set at = now() - subject::int * interval '1 day' where action = 'test'`;
        const expired = { days: 5, limit: 2 };
        expect([await removeOldDeadLetters(tx, expired), await removeOldAudit(tx, expired)]).toEqual([2, 2]);
        expect(await tx`select reason from dead_letters order by received_at`).toEqual([
          { reason: '10' },
          { reason: '1' },
        ]);
        expect(await tx`select subject from audit_log order by at`).toEqual([{ subject: '10' }, { subject: '1' }]);
        expect([await removeOldDeadLetters(tx, expired), await removeOldAudit(tx, expired)]).toEqual([1, 1]);
        expect([await removeOldDeadLetters(tx, expired), await removeOldAudit(tx, expired)]).toEqual([0, 0]);
      });
    });

    test('forgets tasks of which nothing is left for long, unless they are live or another one began from them', async () => {
      await inRolledBack(fresh.database, async (tx) => {
        const gone = await endedTask(tx, 40);
        const live = await endedTask(tx, 40);
        await tx`update documents set live_generation = ${live} where newest_generation = ${live}`;
        const source = await endedTask(tx, 40);
        await tx`update generations set replay_of = ${source} where id = ${await endedTask(tx, 1)}`;
        const kept = await endedTask(tx, 40);
        await tx`update generations set freed_at = null where id = ${kept}`;
        expect(await oldTasks(tx, { days: 30, limit: 10 })).toEqual([gone]);
        await removeTasks(tx, [gone]);
        expect(await oldTasks(tx, { days: 30, limit: 10 })).toEqual([]);
      });
    });
  });
}

/** A cancelled task whose rows and objects went `days` ago. */
async function endedTask(tx: TransactionSql, days: number): Promise<string> {
  const task = anEnvelope({ documentId: randomUUID() });
  await acceptGeneration(tx, task, { status: 'queued', at: new Date() });
  await tx`
    update generations set status = 'cancelled', rank = 9, purged_at = now(), freed_at = now() - ${days} * interval '1 day'
    where id = ${task.taskId}
  `;
  return task.taskId;
}
