import { taskStateSchema } from '@millrace/contracts';
import type { HttpRoutes } from '@millrace/http';
import { callerOf, requires } from '@millrace/http';
import { type CancelDeps, cancelTask } from '../tasks/cancel-task.ts';
import { taskParams } from './task-params.ts';

/** `POST /api/v1/tasks/{taskId}/cancel` */
export function cancelTaskRoute(server: HttpRoutes, deps: CancelDeps): void {
  server.post(
    '/api/v1/tasks/:taskId/cancel',
    {
      schema: {
        ...requires('write'),
        summary: 'Cancel a task',
        description:
          'Final at once: it is never searched, every stage stops at its next safe point, and what it left is removed soon after. 409 TOO_LATE where it has completed or failed.',
        tags: ['tasks'],
        params: taskParams,
        response: { 200: taskStateSchema },
      },
    },
    async (request) => cancelTask(deps, callerOf(request), request.params.taskId),
  );
}
