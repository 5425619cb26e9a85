import { randomUUID } from 'node:crypto';
import { type TaskEnvelope, taskEnvelopeSchema } from '@millrace/contracts';
import type { Database, Transaction } from '@millrace/ports';
import { anEnvelope } from '@millrace/ports/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTenant } from '../in-tenant.ts';
import { openDatabase } from '../open-database.ts';
import { acceptGeneration } from '../repositories/accept-generation.ts';
import { enterOutbox } from '../repositories/outbox.ts';
import { findTaskRecord } from '../repositories/task-record.ts';
import { inRolledBack } from './in-rolled-back.ts';
import { type DatabaseKind, type FreshDatabase, freshDatabase } from './index.ts';
import { plantRow } from './planted-rows.ts';

const refused = { code: 'AUTHORIZATION_ERROR' };

/** That the application's role is held to its tenant by the database itself, whatever the queries say, on either database. */
export function rowSecurityConformance(kind: DatabaseKind): void {
  describe(`row-level security on ${kind} Postgres`, () => {
    let fresh: FreshDatabase;
    let database: Database;
    /** The tables that have policies, and the views. */
    let fenced: string[];
    let views: string[];
    beforeAll(async () => {
      fresh = await freshDatabase(kind);
      database = fresh.database;
      const rows = await database<{ name: string; isView: boolean }[]>`
        select relname as name, relkind = 'v' as "isView" from pg_class
        where relnamespace = 'public'::regnamespace and (relrowsecurity or relkind = 'v') order by relname
      `;
      fenced = rows.filter(({ isView }) => !isView).map(({ name }) => name);
      views = rows.filter(({ isView }) => isView).map(({ name }) => name);
      await database.begin(async (tx) => {
        await tx`set local session_replication_role = replica`;
        for (const table of fenced) {
          for (const tenant of ['ours', 'theirs', 'theirs']) await plantRow(tx, table, tenant);
        }
      });
    });
    afterAll(() => fresh?.stop());

    /** What `ask` says of each of the tables, in a transaction of which nothing stays. */
    async function ofEach<T>(ask: (tx: Transaction, table: string) => Promise<T>): Promise<Record<string, T>> {
      const told: Record<string, T> = {};
      for (const table of fenced) {
        await inRolledBack(database, async (tx) => {
          await tx`select set_config('role', 'millrace_app', true), set_config('millrace.tenant', 'ours', true)`;
          told[table] = await ask(tx, table);
        });
      }
      return told;
    }
    const all = <T>(value: T) => Object.fromEntries(fenced.map((table) => [table, value]));
    const refusalOf = (asked: Promise<unknown>): Promise<string> =>
      asked.then(
        () => 'allowed',
        (error: unknown) => (error as { code: string }).code,
      );
    const granted = async (right: string) => {
      const rows = await database<{ name: string }[]>`
        select relname as name from pg_class
        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')
          and has_any_column_privilege('millrace_app', oid, ${right})
      `;
      return rows.map(({ name }) => name);
    };

    test('every table that the role can read holds it to its tenant, apart from the counts of the queues', async () => {
      const open = (await granted('select')).filter((table) => !fenced.includes(table) && !views.includes(table));
      expect(open).toEqual(['queue_counts']);
    });

    test('every view shows the rows of the tenant and no others', async () => {
      for (const view of views) {
        const rows = await inTenant(database, 'ours', (tx) => tx<{ tenant: string }[]>`select tenant from ${tx(view)}`);
        expect([view, ...rows.map(({ tenant }) => tenant)]).toEqual([view, 'ours']);
        expect(await inTenant(database, '', (tx) => tx`select from ${tx(view)}`)).toEqual([]);
      }
    });

    test('without any filter every table shows the rows of the tenant and no others', async () => {
      const readable = await granted('select');
      const seen = await ofEach(async (tx, table) =>
        readable.includes(table)
          ? (await tx<{ tenant: string }[]>`select tenant from ${tx(table)}`).map(({ tenant }) => tenant)
          : ['ours'],
      );
      expect(seen).toEqual(all(['ours']));
    });

    test('where no tenant is named, or none that is known, no table shows a row', async () => {
      const readable = await granted('select');
      for (const tenant of ['', 'nobody', "ours' or '1'='1"]) {
        const seen = await ofEach(async (tx, table) => {
          await tx`select set_config('millrace.tenant', ${tenant}, true)`;
          return readable.includes(table) ? (await tx`select from ${tx(table)}`).length : 0;
        });
        expect(seen).toEqual(all(0));
      }
    });

    test('a change without any filter reaches the tenant’s rows alone', async () => {
      const changeable = await granted('update');
      const changed = await ofEach(async (tx, table) =>
        changeable.includes(table) ? (await tx`update ${tx(table)} set tenant = tenant`).count : 1,
      );
      expect(changed).toEqual(all(1));
      const removed = await ofEach((tx, table) => refusalOf(tx`delete from ${tx(table)}`));
      expect(new Set(Object.keys(removed).filter((table) => removed[table] === 'allowed'))).toEqual(
        new Set(['conversations', 'messages', 'models']),
      );
      const [left] = await database`select count(*) from conversations where tenant = 'theirs'`;
      expect(left).toEqual({ count: 2 });
    });

    test('no row can be made for another tenant, for nobody, or given to another', async () => {
      for (const tenant of ['theirs', null]) {
        expect(await ofEach((tx, table) => refusalOf(plantRow(tx, table, tenant)))).toEqual(all(refused.code));
      }
      expect(await ofEach((tx, table) => refusalOf(tx`update ${tx(table)} set tenant = 'theirs'`))).toEqual(
        all(refused.code),
      );
    });

    test('all else is closed to the role: messages that wait, the clock’s notes, partitions by themselves, chat logs', async () => {
      const closed = await database<{ name: string }[]>`
        select relname as name from pg_class
        where relnamespace in ('public'::regnamespace, 'chat_service'::regnamespace) and relkind in ('r', 'p', 'v')
          and relname <> all(${[...(await granted('select'))]}::text[])
      `;
      const names = closed.map(({ name }) => name);
      expect(names).toEqual(
        expect.arrayContaining(['outbox', 'suspects', 'upkeep_marks', 'embeddings_default', 'logs', 'tenant_logs']),
      );
      const answers = await Promise.all(
        names.map(async (name) => {
          const table = name.endsWith('logs') || name.startsWith('log_') ? `chat_service.${name}` : name;
          return refusalOf(inTenant(database, 'ours', (tx) => tx`select from ${tx(table)}`));
        }),
      );
      expect(new Set(answers)).toEqual(new Set([refused.code]));
    });

    test('the table of a collection of vectors shows its rows to its tenant alone, and takes none of another', async () => {
      const collections = await database<{ tenant: string; relations: string[] }[]>`
        select tenant, array[('vectors.c_' || hex)::text, 'vectors.v_' || hex] as relations, vectors.make_collection(id)
        from (select *, replace(id::text, '-', '') as hex from vector_collections) as planted
      `;
      expect(collections.map(({ tenant }) => tenant).toSorted()).toEqual(['ours', 'theirs', 'theirs']);
      for (const { tenant, relations } of collections) {
        const [table = ''] = relations;
        const put = (id: string) => (tx: Transaction) =>
          tx`insert into ${tx(table)} (id, vector, metadata) values (${id}, '[1,2,3]', '{}')`;
        const count = (who: string, relation: string) =>
          inTenant(database, who, async (tx) => (await tx`select from ${tx(relation)}`).length);
        await inTenant(database, tenant, put('own'));
        for (const relation of relations) {
          expect([await count(tenant, relation), await count('nobody', relation), await count('', relation)]).toEqual([
            1, 0, 0,
          ]);
        }
        await expect(inTenant(database, 'nobody', put('foreign'))).rejects.toMatchObject(refused);
        const drop = inTenant(database, tenant, (tx) => tx`drop table ${tx(table)} cascade`);
        await expect(drop).rejects.toMatchObject(refused);
      }
      const make = inTenant(database, 'ours', (tx) => tx`select vectors.make_collection(gen_random_uuid())`);
      await expect(make).rejects.toMatchObject(refused);
    });

    test('neither role owns anything, logs in, or is one whom policies do not bind', async () => {
      const roles = await database`
        select rolname, rolsuper or rolbypassrls or rolcanlogin or rolcreaterole as mighty,
          (select count(*) from pg_class where relowner = r.oid)
            + (select count(*) from pg_proc where proowner = r.oid) as owned
        from pg_roles r where rolname in ('millrace_app', 'millrace_chat') order by 1
      `;
      expect(roles).toEqual([
        { rolname: 'millrace_app', mighty: false, owned: 0 },
        { rolname: 'millrace_chat', mighty: false, owned: 0 },
      ]);
    });

    test('what works with the owner’s rights is closed to everybody, and finds its tables in one schema', async () => {
      const functions = await database`
        select proname from pg_proc
        where prosecdef and pronamespace = 'public'::regnamespace
          and (has_function_privilege('public', oid, 'execute') or proconfig is null)
      `;
      expect(functions).toEqual([]);
    });

    test('letters that are nobody’s are shown to the operator’s tenant alone', async () => {
      await inRolledBack(database, async (tx) => {
        await plantRow(tx, 'dead_letters', null);
        await tx`set local role millrace_app`;
        for (const [tenant, count] of [
          ['default', 1],
          ['theirs', 2],
        ] as const) {
          await tx`select set_config('millrace.tenant', ${tenant}, true)`;
          expect(await tx`select from dead_letters`).toHaveLength(count);
        }
      });
    });

    test('role and tenant end with their transaction, also with one that failed', async () => {
      const single = openDatabase({ ...fresh.settings, maxConnections: 1 });
      const now = async () => {
        const [row] = await single`
          select current_user = session_user as owner, coalesce(current_setting('millrace.tenant', true), '') as tenant
        `;
        return row;
      };
      await inTenant(single, 'ours', (tx) => tx`select 1`);
      expect(await now()).toEqual({ owner: true, tenant: '' });
      await expect(inTenant(single, 'ours', (tx) => tx`select from outbox`)).rejects.toMatchObject(refused);
      expect(await now()).toEqual({ owner: true, tenant: '' });
      await single.end({ timeout: 5 });
    });

    test('of the outbox a tenant is told what waits for its own tasks', async () => {
      const task: TaskEnvelope = taskEnvelopeSchema.parse(anEnvelope({ tenant: 'waits' }));
      await acceptGeneration(database, task, { status: 'queued', at: new Date() });
      const body = Buffer.from(JSON.stringify({ task }));
      const message = { queue: 'q', messageId: randomUUID(), eventType: 't', contentType: 'c', headers: {}, body };
      await inTenant(database, 'waits', (tx) => enterOutbox(tx, [{ cause: [task.taskId], ...message }]));
      const record = (tenant: string) => inTenant(database, tenant, (tx) => findTaskRecord(tx, task.taskId));
      expect(await record('waits')).toMatchObject({ outbox: 1 });
      expect(await record('theirs')).toBeUndefined();
      const waiting = (tenant: string) =>
        inTenant(database, tenant, (tx) => tx`select waiting from outbox_of_task(${task.taskId})`);
      expect([await waiting('waits'), await waiting('theirs')]).toEqual([[{ waiting: 1 }], [{ waiting: 0 }]]);
    });

    test('a message is not put into the conversation of another tenant', async () => {
      const [theirs] = await database<{ id: string }[]>`select id from conversations where tenant = 'theirs'`;
      const put = inTenant(
        database,
        'ours',
        (tx) => tx`
          insert into messages (id, conversation_id, tenant, role, content)
          values (gen_random_uuid(), ${theirs?.id ?? null}, 'ours', 'user', 'x')
        `,
      );
      await expect(put).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' });
    });
  });
}
