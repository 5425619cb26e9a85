import { objectKeys, type TaskEnvelope } from '@millrace/contracts';
import { acceptGeneration, cancelGeneration, deleteDocument, duringBackup, inTransaction } from '@millrace/database';
import { anEnvelope } from '@millrace/ports/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openUpkeepWorld, type UpkeepWorld } from '../testing/upkeep-world.ts';
import { free } from './free.ts';
import { orphans } from './orphans.ts';
import { retention } from './retention.ts';

const day = 24 * 3_600_000;

let world: UpkeepWorld;
beforeAll(async () => {
  world = await openUpkeepWorld('real');
});
afterAll(() => world?.stop());

async function accepted(): Promise<TaskEnvelope> {
  const task = anEnvelope();
  await acceptGeneration(world.ports.database, task, { status: 'queued', at: new Date() });
  const keys = [objectKeys.original(task.taskId), objectKeys.parsed(task), objectKeys.vectors(task, 'model', 'hash')];
  for (const key of keys) await world.ports.objects.put(key, '{}');
  return task;
}

async function cancelled(): Promise<TaskEnvelope> {
  const task = await accepted();
  await inTransaction(world.ports.database, (tx) => cancelGeneration(tx, task.taskId));
  await world.age(task.taskId, 60);
  return task;
}

/** Each of the jobs that remove objects, long after all that there is. */
async function runAll(): Promise<void> {
  const clock = { ...world.ports.clock, now: () => new Date(Date.now() + 30 * day) };
  await world.run(free);
  await world.run(orphans, { graceMs: day }, { clock });
  await world.run(retention, { taskDays: 30 });
}

test('no object is removed while a backup is being made, and each that is not needed goes afterwards', async () => {
  const { database } = world.ports;
  await cancelled();
  const deleted = await accepted();
  await inTransaction(database, (tx) => deleteDocument(tx, { ...deleted, at: new Date() }));
  await world.age(deleted.taskId, 60);
  const forgotten = await cancelled();
  await database`
    update generations set purged_at = now(), freed_at = now() - interval '99 days' where id = ${forgotten.taskId}
  `;
  const before = await world.keys();

  await duringBackup(database, async () => {
    await runAll();
    expect(await world.keys()).toEqual(before);
  });

  await runAll();
  expect(await world.keys()).toEqual([]);
});
