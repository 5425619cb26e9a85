import type { TaskEnvelope } from '@millrace/contracts';
import { acceptGeneration, type GenerationFacts } from '@millrace/database';
import { anEnvelope } from '@millrace/ports/testing';
import type { UpkeepWorld } from './upkeep-world.ts';

export const uploaded: GenerationFacts = { status: 'queued', at: new Date() };
export const parsed: GenerationFacts = {
  status: 'parsing',
  at: new Date(),
  bytes: 10,
  sha256: 'aa',
  contentType: 'text/plain',
  warnings: ['page 2 holds no text'],
};

/** A task of which nothing was heard for a minute. */
export async function silentTask(
  world: UpkeepWorld,
  facts = uploaded,
  overrides: Partial<TaskEnvelope> = {},
): Promise<TaskEnvelope> {
  const task = anEnvelope(overrides);
  await acceptGeneration(world.ports.database, task, facts);
  await world.age(task.taskId, 60);
  return task;
}

/** What is counted of a task. */
export async function countsOf({ ports: { database } }: UpkeepWorld, { taskId }: TaskEnvelope) {
  return (await database`select resumes, fruitless, status from generations where id = ${taskId}`)[0];
}

/** Makes the world as it was at first. */
export async function forgetTasks(world: UpkeepWorld): Promise<void> {
  world.emptyQueues();
  const { database } = world.ports;
  for (const table of ['outbox', 'suspects', 'generations', 'documents'])
    await database`delete from ${database(table)}`;
}
