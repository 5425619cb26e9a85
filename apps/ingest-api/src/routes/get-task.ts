import { taskStateSchema } from '@millrace/contracts';
import { callerOf, type HttpRoutes, limited, requires } from '@millrace/http';
import { z } from 'zod';
import type { TaskFinder } from '../tasks/find-task.ts';

export const taskParams = z.object({ taskId: z.uuidv7() });

/** `GET /api/v1/tasks/{taskId}` */
export function getTask(server: HttpRoutes, finder: TaskFinder): void {
  server.get(
    '/api/v1/tasks/:taskId',
    {
      schema: {
        ...requires('read'),
        ...limited('polls'),
        summary: 'Where a task is',
        tags: ['tasks'],
        params: taskParams,
        response: { 200: taskStateSchema },
      },
    },
    async (request) => finder.find(request.params.taskId, callerOf(request).tenant),
  );
}
