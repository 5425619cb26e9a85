import { z } from 'zod';
import { slugSchema } from '../collection-settings.ts';
import { metadataSchema, prioritySchema } from '../task-envelope.ts';
import { defineEvent } from './event.ts';

/** An upload task from any producer: by text, or by the key of an object that lies under `incoming/<tenant>/`. */
export const documentUploadSchema = z
  .object({
    taskId: z.uuidv7(),
    tenant: slugSchema.default('default'),
    collection: slugSchema.default('default'),
    externalId: z.string().min(1).max(256).optional(),
    name: z.string().min(1).max(1024),
    contentType: z.string().max(255).optional(),
    metadata: metadataSchema.optional(),
    version: z.int().nonnegative().optional(),
    priority: prioritySchema.optional(),
    run: z.int().nonnegative().optional().describe('Raised by a replay'),
    text: z.string().min(1).optional(),
    objectKey: z.string().min(1).max(1024).optional(),
  })
  .refine(({ text, objectKey }) => (text === undefined) !== (objectKey === undefined), {
    message: 'give either text or objectKey',
  });

export const documentUpload = defineEvent({
  type: 'document.upload',
  summary: 'A producer asks for a document to be ingested.',
  emittedBy: 'any producer',
  data: documentUploadSchema,
});
