import { conversationDetailSchema, conversationListQuerySchema, conversationListSchema } from '@millrace/contracts';
import { callerOf, type HttpRoutes, limited, requires } from '@millrace/http';
import type { Conversations } from '../conversations/conversations.ts';
import { conversationParams } from './conversation-params.ts';

const conversationRead = { ...requires('chat'), ...limited('conversationReads'), tags: ['conversations'] } as const;

/** `GET /api/v1/conversations` and `GET /api/v1/conversations/{conversationId}` */
export function readConversations(server: HttpRoutes, conversations: Conversations): void {
  server.get(
    '/api/v1/conversations',
    {
      schema: {
        ...conversationRead,
        summary: 'The caller’s conversations, those used last first',
        description:
          'With `title` those whose title holds that text; where none does, those with words like it, for typing errors.',
        querystring: conversationListQuerySchema,
        response: { 200: conversationListSchema },
      },
    },
    async (request) => conversations.list(callerOf(request), request.query),
  );

  server.get(
    '/api/v1/conversations/:conversationId',
    {
      schema: {
        ...conversationRead,
        summary: 'One conversation',
        params: conversationParams,
        response: { 200: conversationDetailSchema },
      },
    },
    async (request) => conversations.get(callerOf(request), request.params.conversationId),
  );
}
