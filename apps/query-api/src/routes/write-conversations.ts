import {
  conversationChangeSchema,
  conversationDeletedSchema,
  conversationRequestSchema,
  conversationSchema,
} from '@millrace/contracts';
import { callerOf, type HttpRoutes, limited, requires } from '@millrace/http';
import type { Conversations } from '../conversations/conversations.ts';
import { conversationParams } from './conversation-params.ts';

const conversationWrite = { ...requires('chat'), ...limited('conversationWrites'), tags: ['conversations'] } as const;

/** `POST /api/v1/conversations`; `PATCH` and `DELETE /api/v1/conversations/{conversationId}` */
export function writeConversations(server: HttpRoutes, conversations: Conversations): void {
  server.post(
    '/api/v1/conversations',
    {
      schema: {
        ...conversationWrite,
        summary: 'Begin a conversation',
        body: conversationRequestSchema,
        response: { 201: conversationSchema },
      },
    },
    async (request, reply) => {
      const conversation = await conversations.create(callerOf(request), request.body);
      return reply.code(201).header('location', `/api/v1/conversations/${conversation.id}`).send(conversation);
    },
  );

  server.patch(
    '/api/v1/conversations/:conversationId',
    {
      schema: {
        ...conversationWrite,
        summary: 'Rename a conversation, or change its prompt or metadata',
        params: conversationParams,
        body: conversationChangeSchema,
        response: { 200: conversationSchema },
      },
    },
    async (request) => conversations.change(callerOf(request), request.params.conversationId, request.body),
  );

  server.delete(
    '/api/v1/conversations/:conversationId',
    {
      schema: {
        ...conversationWrite,
        summary: 'Delete a conversation',
        description: 'It is found no more, nor are its messages. Its rows stay in the database.',
        params: conversationParams,
        response: { 200: conversationDeletedSchema },
      },
    },
    async (request) => {
      const { conversationId: id } = request.params;
      await conversations.remove(callerOf(request), id);
      return { id };
    },
  );
}
