import type { Database } from '@millrace/ports';
import type { TransactionSql } from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTenant } from '../in-tenant.ts';
import { openDatabase } from '../open-database.ts';
import { type DatabaseKind, type FreshDatabase, freshDatabase } from './index.ts';

/** What work for a tenant may rely on, on either database. */
export function inTenantConformance(kind: DatabaseKind): void {
  describe(`work for a tenant on ${kind} Postgres`, () => {
    let fresh: FreshDatabase;
    let database: Database;
    beforeAll(async () => {
      fresh = await freshDatabase(kind);
      database = fresh.database;
      await database`create table witnesses (who text)`;
      await database`grant insert, select on witnesses to millrace_app`;
    });
    afterAll(() => fresh?.stop());

    test('is under the role from its first statement on, however it is sent', async () => {
      const who = `select current_user || ' of ' || current_tenant() as who`;
      const ways: readonly ((tx: TransactionSql) => PromiseLike<readonly unknown[]>)[] = [
        (tx) => tx`${tx.unsafe(who)}`,
        (tx) => tx`${tx.unsafe(who)}`.execute(),
        (tx) => tx.unsafe(who),
        (tx) => tx.savepoint((nested) => nested`${nested.unsafe(who)}`),
        async (tx) => {
          const rows: unknown[] = [];
          await tx`${tx.unsafe(who)}`.cursor((some) => void rows.push(...some));
          return rows;
        },
      ];
      const seen = await Promise.all(ways.map((way) => inTenant(database, 'acme', async (tx) => [...(await way(tx))])));
      expect(seen).toEqual(ways.map(() => [{ who: 'millrace_app of acme' }]));
    });

    test('does nothing where the role cannot be taken, whatever it asks and whether it bears failures or not', async () => {
      const told: unknown[] = [];
      const work = inTenant(database, 'no\0tenant', async (tx) => {
        for (const who of ['first', 'second']) {
          await tx`insert into witnesses values (${who})`.catch((error: unknown) => told.push(error));
        }
      });
      await expect(work).rejects.toMatchObject({ code: 'VALIDATION_ERROR' });
      expect(told).toHaveLength(2);
      expect(await database`select from witnesses`).toHaveLength(0);
    });

    test('fails at once where its first statement cannot be put together, and the connection goes on', async () => {
      const single = openDatabase({ ...fresh.settings, maxConnections: 1 });
      const dated = (date: Date) => inTenant(single, 'acme', (tx) => tx`select ${date}::timestamptz as date`);
      const date = new Date(0);
      for (let prepared = 0; prepared < 2; prepared++) expect(await dated(date)).toEqual([{ date }]);
      await expect(dated(new Date(Number.NaN))).rejects.toThrow(RangeError);
      expect(await dated(date)).toEqual([{ date }]);
      await single.end({ timeout: 5 });
    });

    test('is undone where it fails', async () => {
      const work = inTenant(database, 'acme', async (tx) => {
        await tx`insert into witnesses values ('ours')`;
        throw new RangeError('given up');
      });
      await expect(work).rejects.toThrow('given up');
      expect(await database`select from witnesses`).toHaveLength(0);
    });
  });
}
