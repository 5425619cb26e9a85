import { deadLetterBulkSchema, deadLettersReplayedSchema } from '@millrace/contracts';
import type { HttpRoutes } from '@millrace/http';
import { callerOf, requires } from '@millrace/http';
import { type ReplayLettersDeps, replayMany, replayOne } from '../dead-letters/replay-letters.ts';
import { deadLetterParams } from './dead-letter-params.ts';

/** `POST /api/v1/dead-letters/{deadLetterId}/replay` and `POST /api/v1/dead-letters/replay` */
export function replayDeadLetters(server: HttpRoutes, deps: ReplayLettersDeps): void {
  server.post(
    '/api/v1/dead-letters/:deadLetterId/replay',
    {
      schema: {
        ...requires('operate'),
        summary: 'Send a dead letter again',
        description:
          'Its failed task begins its next run, and the other open letters of that task go with it. 409 NOT_REPLAYABLE where the task is under way or has ended otherwise.',
        tags: ['dead letters'],
        params: deadLetterParams,
        response: { 200: deadLettersReplayedSchema },
      },
    },
    async (request) => replayOne(deps, callerOf(request), request.params.deadLetterId),
  );

  server.post(
    '/api/v1/dead-letters/replay',
    {
      schema: {
        ...requires('operate'),
        summary: 'Send the open dead letters again that fit',
        description:
          'No faster than MILLRACE_REPLAYS_PER_SECOND; at most `limit` of them: while the answer says `more`, ask again.',
        tags: ['dead letters'],
        body: deadLetterBulkSchema,
        response: { 200: deadLettersReplayedSchema },
      },
    },
    async (request) => replayMany(deps, callerOf(request), request.body),
  );
}
