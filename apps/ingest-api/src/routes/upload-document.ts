import { MillraceError, uploadAcceptedSchema, uploadFieldsSchema } from '@millrace/contracts';
import {
  callerOf,
  type FormLimits,
  type HttpRoutes,
  limited,
  onlyDescribed,
  readForm,
  requires,
  takeForms,
} from '@millrace/http';
import type { ObjectStore } from '@millrace/ports';
import { z } from 'zod';
import type { Accept } from '../accept/acceptor.ts';
import { uploadedFile } from '../accept/uploaded-file.ts';
import type { Door } from '../door/door.ts';
import { parseFields } from '../form/parse-fields.ts';
import { idempotencyKeyOf } from '../idempotency-key.ts';

export interface UploadDeps {
  readonly door: Door;
  readonly accept: Accept;
  readonly objects: ObjectStore;
  readonly limits: FormLimits;
}

/** What a form has besides its file: so much more may a request be than the file. */
const formOverheadBytes = 1024 * 1024;

const uploadForm = onlyDescribed(
  uploadFieldsSchema.extend({
    metadata: z.string().optional().describe('A JSON object: the caller’s own facts about the document'),
    file: z.file().describe('The last part of the form'),
  }),
);

/** `POST /api/v1/documents/upload`: a form with a file, streamed to the object store. */
export function uploadDocument(server: HttpRoutes, { door, accept, objects, limits }: UploadDeps): void {
  takeForms(server);
  server.post(
    '/api/v1/documents/upload',
    {
      onRequest: door.onRequest,
      schema: {
        ...requires('write'),
        ...limited('uploads'),
        summary: 'Upload a file',
        description:
          'Fields come before the file. With an Idempotency-Key the request can be repeated safely: the same key answers with the same task.',
        tags: ['documents'],
        consumes: ['multipart/form-data'],
        headers: z.looseObject({ 'idempotency-key': z.string().min(1).max(255).optional() }),
        body: uploadForm,
        response: {
          200: uploadAcceptedSchema.describe('The document has these very bytes already'),
          202: uploadAcceptedSchema.describe('The file is stored and its task is on the bus'),
        },
      },
    },
    async (request, reply) => {
      const tenant = callerOf(request).tenant;
      const idempotencyKey = idempotencyKeyOf(request.headers);
      refuseTooLarge(request.headers['content-length'], limits.maxBytes);
      const form = await readForm(request.raw, limits);
      try {
        const fields = parseFields(form.fields);
        const name = fields.name ?? form.fileName ?? 'document';
        const contentType = fields.contentType ?? declaredType(form.contentType);
        const accepted = await accept({
          tenant,
          idempotencyKey,
          traceparent: request.headers.traceparent,
          requestId: request.id,
          fields: { ...fields, name, contentType },
          priority: door.priorityOf(request, fields.priority),
          original: uploadedFile(objects, form),
        });
        return reply
          .code(accepted.unchanged ? 200 : 202)
          .header('location', accepted.statusUrl)
          .send(accepted);
      } finally {
        form.body.destroy();
      }
    },
  );
}

/** Spares the client from sending what will be refused. */
function refuseTooLarge(contentLength: string | undefined, maxBytes: number): void {
  if (Number(contentLength ?? 0) > maxBytes + formOverheadBytes) {
    throw new MillraceError('PAYLOAD_TOO_LARGE', `the file is larger than ${maxBytes} bytes`);
  }
}

/** `application/octet-stream` is what clients say when they do not know. */
function declaredType(contentType: string | undefined): string | undefined {
  return contentType === 'application/octet-stream' ? undefined : contentType?.slice(0, 255);
}
