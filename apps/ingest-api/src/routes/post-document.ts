import { documentRequestSchema, uploadAcceptedSchema } from '@millrace/contracts';
import { callerOf, type HttpRoutes, limited, requires } from '@millrace/http';
import type { ObjectStore } from '@millrace/ports';
import { z } from 'zod';
import type { Accept } from '../accept/acceptor.ts';
import { givenText } from '../accept/given-text.ts';
import { placedObject } from '../accept/placed-object.ts';
import type { Door } from '../door/door.ts';
import { idempotencyKeyOf } from '../idempotency-key.ts';

export interface PostDeps {
  readonly door: Door;
  readonly accept: Accept;
  readonly objects: ObjectStore;
  readonly maxBytes: number;
}

/** `POST /api/v1/documents`: a document by its text, or by an object that the caller has placed. */
export function postDocument(server: HttpRoutes, { door, accept, objects, maxBytes }: PostDeps): void {
  server.post(
    '/api/v1/documents',
    {
      onRequest: door.onRequest,
      bodyLimit: maxBytes,
      schema: {
        ...requires('write'),
        ...limited('uploads'),
        summary: 'Add a document by its text or by the key of an object',
        description:
          'The object lies under `incoming/<tenant>/`; its ETag is pinned, so that another one in its place is refused.',
        tags: ['documents'],
        headers: z.looseObject({ 'idempotency-key': z.string().min(1).max(255).optional() }),
        body: documentRequestSchema,
        response: {
          200: uploadAcceptedSchema.describe('The document has these very bytes already'),
          202: uploadAcceptedSchema.describe('The document is stored and its task is on the bus'),
        },
      },
    },
    async (request, reply) => {
      const { text, objectKey, ...fields } = request.body;
      const isText = text !== undefined;
      const accepted = await accept({
        tenant: callerOf(request).tenant,
        idempotencyKey: idempotencyKeyOf(request.headers),
        traceparent: request.headers.traceparent,
        requestId: request.id,
        fields: {
          ...fields,
          name: fields.name ?? objectKey?.split('/').at(-1) ?? 'text',
          contentType: fields.contentType ?? (isText ? 'text/plain' : undefined),
        },
        priority: door.priorityOf(request, fields.priority),
        original: isText ? givenText(objects, text) : placedObject(objects, objectKey ?? ''),
      });
      return reply
        .code(accepted.unchanged ? 200 : 202)
        .header('location', accepted.statusUrl)
        .send(accepted);
    },
  );
}
