import {
  messageBatchRequestSchema,
  messageBatchSchema,
  messageListQuerySchema,
  messageListSchema,
  messageRequestSchema,
  messageSchema,
} from '@millrace/contracts';
import { callerOf, type HttpRoutes, limited, requires } from '@millrace/http';
import type { Conversations } from '../conversations/conversations.ts';
import { conversationParams } from './conversation-params.ts';

/** `GET` and `POST /api/v1/conversations/{conversationId}/messages`, and `POST …/messages/batch` */
export function conversationMessages(server: HttpRoutes, conversations: Conversations): void {
  server.get(
    '/api/v1/conversations/:conversationId/messages',
    {
      schema: {
        ...requires('chat'),
        ...limited('conversationReads'),
        summary: 'What was said in a conversation',
        tags: ['messages'],
        params: conversationParams,
        querystring: messageListQuerySchema,
        response: { 200: messageListSchema },
      },
    },
    async (request) => conversations.messages(callerOf(request), request.params.conversationId, request.query),
  );

  server.post(
    '/api/v1/conversations/:conversationId/messages',
    {
      schema: {
        ...requires('chat'),
        ...limited('conversationWrites'),
        summary: 'Add a message to a conversation',
        description: 'It is kept as it is: to have a question answered, ask it in this conversation.',
        tags: ['messages'],
        params: conversationParams,
        body: messageRequestSchema,
        response: { 201: messageSchema },
      },
    },
    async (request, reply) => {
      const [message] = await conversations.addMessages(callerOf(request), request.params.conversationId, [
        request.body,
      ]);
      return reply.code(201).send(message);
    },
  );

  server.post(
    '/api/v1/conversations/:conversationId/messages/batch',
    {
      schema: {
        ...requires('chat'),
        ...limited('conversationWrites'),
        summary: 'Add many messages to a conversation',
        description: 'All of them or none, in this order.',
        tags: ['messages'],
        params: conversationParams,
        body: messageBatchRequestSchema,
        response: { 201: messageBatchSchema },
      },
    },
    async (request, reply) => {
      const { conversationId } = request.params;
      const items = await conversations.addMessages(callerOf(request), conversationId, request.body.messages);
      return reply.code(201).send({ items });
    },
  );
}
