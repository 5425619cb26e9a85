import type { Database } from '@millrace/ports';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inTenant } from '../in-tenant.ts';
import { type DatabaseKind, type FreshDatabase, freshDatabase } from './index.ts';

/** That no statement of the work is carried out but under the role, on either database. */
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
    beforeEach(async () => void (await database`truncate witnesses`));

    test('is under the role from its first statement on, however it is sent', async () => {
      const seen = await inTenant(database, 'acme', async (tx) => {
        const atOnce = tx<{ who: string }[]>`select current_user || ' of ' || current_tenant() as who`.execute();
        const later = tx<{ who: string }[]>`select current_user as who`;
        return [...(await atOnce), ...(await later)].map(({ who }) => who);
      });
      expect(seen).toEqual(['millrace_app of acme', 'millrace_app']);
    });

    test('does nothing where the role cannot be taken, whatever it asks and whether it bears failures or not', async () => {
      const told: unknown[] = [];
      const work = inTenant(database, 'no\0tenant', async (tx) => {
        for (const who of ['first', 'second']) {
          await tx`insert into witnesses values (${who})`.catch((error: unknown) => told.push(error));
        }
      });
      await expect(work).rejects.toMatchObject({ code: expect.any(String) });
      expect(told).toHaveLength(2);
      expect(await database`select from witnesses`).toHaveLength(0);
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
