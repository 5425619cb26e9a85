import { feedbackRequestSchema, messageSchema } from '@millrace/contracts';
import { callerOf, type HttpRoutes, limited, requires } from '@millrace/http';
import type { Conversations } from '../conversations/conversations.ts';
import { messageParams } from './conversation-params.ts';

/** `PUT` and `DELETE /api/v1/conversations/{conversationId}/messages/{messageId}/feedback` */
export function messageFeedback(server: HttpRoutes, conversations: Conversations): void {
  server.put(
    '/api/v1/conversations/:conversationId/messages/:messageId/feedback',
    {
      schema: {
        ...requires('chat'),
        ...limited('conversationWrites'),
        summary: 'Say what an answer was worth',
        description: 'Of the messages of role `assistant`. It takes the place of what was said before.',
        tags: ['messages'],
        params: messageParams,
        body: feedbackRequestSchema,
        response: { 200: messageSchema },
      },
    },
    async (request) => conversations.judge(callerOf(request), request.params, request.body),
  );

  server.delete(
    '/api/v1/conversations/:conversationId/messages/:messageId/feedback',
    {
      schema: {
        ...requires('chat'),
        ...limited('conversationWrites'),
        summary: 'Withdraw what was said of an answer',
        tags: ['messages'],
        params: messageParams,
        response: { 200: messageSchema },
      },
    },
    async (request) => conversations.judge(callerOf(request), request.params, null),
  );
}
