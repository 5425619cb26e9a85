import type { TransactionSql } from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inRolledBack } from './in-rolled-back.ts';
import { type DatabaseKind, type FreshDatabase, freshDatabase } from './index.ts';

/** What the monthly partitions of embeddings promise on either database. */
export function partitionsConformance(kind: DatabaseKind): void {
  describe(`partitions of embeddings on ${kind} Postgres`, () => {
    let fresh: FreshDatabase;
    beforeAll(async () => {
      fresh = await freshDatabase(kind);
    });
    afterAll(() => fresh?.stop());

    test.each([
      {
        what: 'from the last day of a long month',
        first: '2031-01-31',
        months: ['2031-01', '2031-02', '2031-03', '2031-04'],
      },
      { what: 'over a leap February', first: '2032-02-29', months: ['2032-02', '2032-03', '2032-04'] },
      { what: 'over the end of a year', first: '2033-11-30', months: ['2033-11', '2033-12', '2034-01'] },
    ])('are whole months $what', async ({ first, months }) => {
      await inRolledBack(fresh.database, async (tx) => {
        await tx`select ensure_embedding_partitions(${first}, ${months.length})`;
        const instants = months.flatMap((month) => [start(month), lastInstant(month)]);
        for (const instant of instants) await insert(tx, instant);
        expect(await partitionsByInstant(tx)).toEqual(
          instants.map((instant) => ({ instant, partition: `embeddings_${instant.slice(0, 7).replace('-', '_')}` })),
        );
      });
    });

    test('are months of UTC in any time zone', async () => {
      await inRolledBack(fresh.database, async (tx) => {
        await tx`set local time zone 'Asia/Shanghai'`;
        await tx`select ensure_embedding_partitions('2035-06-01', 1)`;
        await insert(tx, start('2035-06'));
        await insert(tx, lastInstant('2035-06'));
        const found = await partitionsByInstant(tx);
        expect(new Set(found.map(({ partition }) => partition))).toEqual(new Set(['embeddings_2035_06']));
      });
    });

    test('a vector of a month without a partition is taken, and moves when the partition is made', async () => {
      await inRolledBack(fresh.database, async (tx) => {
        const [before, first, last, after] = ['2036-01', '2036-02', '2036-02', '2036-03'].map((month, place) =>
          place === 2 ? lastInstant(month) : start(month),
        );
        for (const instant of [before, first, last, after]) await insert(tx, String(instant));
        expect(await partitionsByInstant(tx)).toHaveLength(4);
        expect(await tx`select ensure_embedding_partitions('2036-02-10', 1) as made`).toEqual([{ made: 1 }]);
        expect(await partitionsByInstant(tx)).toEqual([
          { instant: before, partition: 'embeddings_default' },
          { instant: first, partition: 'embeddings_2036_02' },
          { instant: last, partition: 'embeddings_2036_02' },
          { instant: after, partition: 'embeddings_default' },
        ]);
      });
    });

    test('are made once', async () => {
      await inRolledBack(fresh.database, async (tx) => {
        expect(await tx`select ensure_embedding_partitions('2037-05-31', 2) as made`).toEqual([{ made: 2 }]);
        expect(await tx`select ensure_embedding_partitions('2037-04-30', 4) as made`).toEqual([{ made: 2 }]);
      });
    });
  });
}

function start(month: string): string {
  return `${month}-01T00:00:00.000Z`;
}

/** The last millisecond of a month, as an envelope can hold it. */
function lastInstant(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1) - 1).toISOString();
}

async function insert(tx: TransactionSql, instant: string): Promise<void> {
  await tx`
    insert into embeddings (chunk_id, generation_id, accepted_at, model, embedding, tenant)
    values (1, gen_random_uuid(), ${instant}, 'm', '[1,2,3]', 'acme')
  `;
}

async function partitionsByInstant(tx: TransactionSql): Promise<{ instant: string; partition: string }[]> {
  const rows = await tx<{ accepted_at: Date; partition: string }[]>`
    select accepted_at, tableoid::regclass::text as partition from embeddings order by accepted_at
  `;
  return rows.map(({ accepted_at, partition }) => ({ instant: accepted_at.toISOString(), partition }));
}
