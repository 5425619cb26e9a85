import { chatLogListQuerySchema, chatLogListSchema, chatLogSchema, MillraceError } from '@millrace/contracts';
import { findChatLog, inTenant, listChatLogs } from '@millrace/database';
import { type Caller, callerOf, type HttpRoutes, limited, requires } from '@millrace/http';
import type { Database, ObjectStore } from '@millrace/ports';
import { z } from 'zod';
import { linkImage } from '../chat-logs/link-image.ts';

export interface ReadChatLogsDeps {
  readonly chatDatabase: Database;
  readonly chatImages: ObjectStore;
}

const ofUser = chatLogListQuerySchema.pick({ user_id: true });
const readOnly = { role: 'chat', mode: 'read only' } as const;

/** `GET /api/v1/chat-logs` and `GET /api/v1/chat-logs/{id}` */
export function readChatLogs(server: HttpRoutes, { chatDatabase, chatImages }: ReadChatLogsDeps): void {
  server.get(
    '/api/v1/chat-logs',
    {
      schema: {
        ...requires('chat'),
        ...limited('conversationReads'),
        summary: 'The caller’s chat logs, the last first',
        tags: ['chat logs'],
        querystring: chatLogListQuerySchema,
        response: { 200: chatLogListSchema },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      const { user_id, session_id: session, conversation_id: conversation, ...query } = request.query;
      const user = userOf(caller, user_id);
      const { items, total } = await inTenant(
        chatDatabase,
        caller.tenant,
        (tx) => listChatLogs(tx, { ...query, user, session, conversation }),
        readOnly,
      );
      const origin = `${request.protocol}://${request.host}`;
      return { items: await Promise.all(items.map((log) => linkImage(chatImages, log, origin))), total };
    },
  );

  server.get(
    '/api/v1/chat-logs/:id',
    {
      schema: {
        ...requires('chat'),
        ...limited('conversationReads'),
        summary: 'One chat log',
        description: 'With `log_data.image_url` where it has an image: a browser gets it by that for an hour.',
        tags: ['chat logs'],
        params: z.object({ id: z.coerce.number().int().positive() }),
        querystring: ofUser,
        response: { 200: chatLogSchema },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      const { id } = request.params;
      const user = userOf(caller, request.query.user_id);
      const log = await inTenant(chatDatabase, caller.tenant, (tx) => findChatLog(tx, user, id), readOnly);
      if (!log) throw new MillraceError('RECORD_NOT_FOUND', `there is no chat log ${id}, or not yet`);
      return linkImage(chatImages, log, `${request.protocol}://${request.host}`);
    },
  );
}

/** Whose logs are asked for. Throws `AUTHORIZATION_ERROR` where they are another's and the caller is no operator. */
function userOf({ user, scopes }: Caller, asked: string = user): string {
  if (asked === user || scopes.has('operate')) return asked;
  throw new MillraceError('AUTHORIZATION_ERROR', 'the logs of another user take the scope `operate`');
}
