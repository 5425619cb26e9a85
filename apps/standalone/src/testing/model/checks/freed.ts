import { runJob } from '../jobs.ts';
import type { World } from '../world.ts';

/** Has the clock remove what nobody needs, and throws where something of it is left. */
export async function assertFreed(world: World): Promise<void> {
  await runJob(world, 'free');
  await runJob(world, 'orphans');
  const { database, objects } = world;
  const kept = await database<{ taskId: string }[]>`
    select g.id as "taskId"
    from generations g join documents d on d.id = g.document_id
    where d.live_generation = g.id or (g.status = 'failed' and (d.deleted_at is null or d.deleted_at < g.accepted_at))
  `;
  const taskIds = new Set(kept.map(({ taskId }) => taskId));
  const rows = await database<{ taskId: string }[]>`
    select generation_id as "taskId" from chunks union select generation_id from embeddings union select generation_id from batches
  `;
  const left = rows.find(({ taskId }) => !taskIds.has(taskId));
  if (left) throw new Error(`rows are left of task ${left.taskId}, which nobody needs`);
  for await (const { key } of objects.list('artifacts/')) {
    const [, , , taskId = ''] = key.split('/');
    if (taskId !== 'vectors' && !taskIds.has(taskId)) throw new Error(`the object ${key} is left, which nobody needs`);
  }
}
