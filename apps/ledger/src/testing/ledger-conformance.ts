import { documentParsed, documentUploaded } from '@millrace/contracts';
import { taskStateOf } from '@millrace/database';
import { type DatabaseKind, type FreshDatabase, freshDatabase } from '@millrace/database/testing';
import { anEnvelope } from '@millrace/ports/testing';
import { messageFor, runOnce } from '@millrace/worker-runtime/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ledger } from '../ledger.ts';

/** What the ledger promises on either database. */
export function ledgerConformance(kind: DatabaseKind): void {
  describe(`the ledger on ${kind} Postgres`, () => {
    let fresh: FreshDatabase;
    beforeAll(async () => {
      fresh = await freshDatabase(kind);
    });
    afterAll(() => fresh?.stop());

    test.each([
      ['in order', [0, 1]],
      ['the other way round', [1, 0]],
      ['several times', [1, 0, 0, 1, 1]],
    ])('knows the same of a task whose events come %s', async (_, order) => {
      const task = anEnvelope();
      const messages = [
        messageFor(documentUploaded, { task, bytes: 12, sha256: 'ab' }),
        messageFor(documentParsed, {
          task,
          parsed: { key: 'k' },
          bytes: 12,
          sha256: 'ab',
          contentType: 'text/plain',
          title: 'T',
          pages: 2,
          warnings: ['page 2 holds no text'],
        }),
      ];
      for (const place of order) {
        const message = messages[place];
        if (!message) throw new RangeError(`no message ${place}`);
        const { outcome, events } = await runOnce(ledger, message, { ports: { database: fresh.database } });
        expect(outcome).toEqual({ kind: 'done' });
        expect(events).toEqual([]);
      }
      expect(await taskStateOf(fresh.database, task.taskId)).toMatchObject({
        status: 'parsing',
        name: task.name,
        acceptedAt: task.acceptedAt,
        warnings: ['page 2 holds no text'],
      });
      const [row] = await fresh.database`select bytes, sha256, title, pages from generations where id = ${task.taskId}`;
      expect(row).toEqual({ bytes: 12, sha256: 'ab', title: 'T', pages: 2 });
    });

    test('refuses for good a task that is known under another tenant', async () => {
      const task = anEnvelope();
      const handle = (tenant: string) =>
        runOnce(ledger, messageFor(documentUploaded, { task: { ...task, tenant } }), {
          ports: { database: fresh.database },
        });
      await handle('acme');
      expect((await handle('thief')).outcome).toMatchObject({ kind: 'dead', error: { code: 'TASK_ID_CONFLICT' } });
      expect(await taskStateOf(fresh.database, task.taskId)).toMatchObject({ tenant: 'acme' });
    });
  });
}
