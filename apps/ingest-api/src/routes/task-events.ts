import { callerOf, type HttpHost, type HttpRoutes, limited, requires, sendEvents } from '@millrace/http';
import { type WatchDeps, watchTask } from '../tasks/watch-task.ts';
import { taskParams } from './get-task.ts';

/** `GET /api/v1/tasks/{taskId}/events` */
export function taskEvents(server: HttpRoutes, deps: WatchDeps, host: HttpHost): void {
  server.get(
    '/api/v1/tasks/:taskId/events',
    {
      schema: {
        ...requires('read'),
        ...limited('polls'),
        summary: 'Follow a task by Server-Sent Events',
        description:
          'The task as it is, then each change as an event `state`, until it has ended. The data are those of the task.',
        tags: ['tasks'],
        params: taskParams,
        produces: ['text/event-stream'],
      },
    },
    async (request, reply) => {
      const first = await deps.finder.find(request.params.taskId, callerOf(request).tenant);
      return sendEvents(reply, host, async function* (signal) {
        for await (const data of watchTask(deps, first, signal)) yield { event: 'state', data };
      });
    },
  );
}
