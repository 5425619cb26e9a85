import {
  collectionReplayedSchema,
  collectionReplaySchema,
  slugSchema,
  taskReplayedSchema,
  taskReplaySchema,
} from '@millrace/contracts';
import type { HttpRoutes } from '@millrace/http';
import { callerOf, requires } from '@millrace/http';
import { z } from 'zod';
import { type ReplayCollectionDeps, replayCollection } from '../replay/replay-collection.ts';
import { replayTask } from '../replay/replay-task.ts';
import { taskParams } from './task-params.ts';

/** `POST /api/v1/tasks/{taskId}/replay` and `POST /api/v1/collections/{name}/replay` */
export function replayWork(server: HttpRoutes, deps: ReplayCollectionDeps): void {
  server.post(
    '/api/v1/tasks/:taskId/replay',
    {
      schema: {
        ...requires('operate'),
        summary: 'Work a task again from a stage on',
        description:
          'A failed task goes on in a new run. Of a completed one a new task is made, which takes its place in search when it is complete. Where an artifact was not stored, it begins earlier and says so. 409 NOT_REPLAYABLE for one that is under way, cancelled or overtaken.',
        tags: ['tasks'],
        params: taskParams,
        body: taskReplaySchema,
        response: { 202: taskReplayedSchema },
      },
    },
    async (request, reply) =>
      reply.code(202).send(await replayTask(deps, callerOf(request), request.params.taskId, request.body)),
  );

  server.post(
    '/api/v1/collections/:name/replay',
    {
      schema: {
        ...requires('operate'),
        summary: 'Work the documents of a collection again from a stage on',
        description:
          'Those that search answers from, as bulk and no faster than MILLRACE_REPLAYS_PER_SECOND; search keeps the old ones until the new ones are complete. While the answer has `next`, ask again with it.',
        tags: ['collections'],
        params: z.object({ name: slugSchema }),
        body: collectionReplaySchema,
        response: { 202: collectionReplayedSchema },
      },
    },
    async (request, reply) =>
      reply.code(202).send(await replayCollection(deps, callerOf(request), request.params.name, request.body)),
  );
}
