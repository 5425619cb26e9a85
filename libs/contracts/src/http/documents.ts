import { z } from 'zod';
import { slugSchema } from '../collection-settings.ts';
import { metadataSchema, prioritySchema } from '../task-envelope.ts';
import { taskStateSchema } from '../task-state.ts';

/** Fields of an upload that come before its file part (multipart) or beside its text or key (JSON). */
export const uploadFieldsSchema = z.object({
  collection: slugSchema.default('default'),
  externalId: z.string().min(1).max(256).optional(),
  name: z.string().min(1).max(1024).optional(),
  contentType: z.string().max(255).optional(),
  metadata: metadataSchema.optional(),
  version: z.coerce.number().int().nonnegative().optional(),
  priority: prioritySchema.optional().describe('`bulk` lets interactive uploads pass'),
  force: z
    .union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')])
    .optional()
    .describe('Ingest also where the document already has these very bytes'),
});
export type UploadFields = z.infer<typeof uploadFieldsSchema>;

/** `POST /api/v1/documents`: a document by its text, or by an object under `incoming/<tenant>/`. */
export const documentRequestSchema = uploadFieldsSchema
  .extend({ text: z.string().min(1).optional(), objectKey: z.string().min(1).max(1024).optional() })
  .refine(({ text, objectKey }) => (text === undefined) !== (objectKey === undefined), {
    message: 'give either text or objectKey',
  });
export type DocumentRequest = z.input<typeof documentRequestSchema>;

/** 202: the document is stored and its task is on the bus. */
export const uploadAcceptedSchema = z.object({
  taskId: z.string(),
  documentId: z.string(),
  status: taskStateSchema.shape.status,
  statusUrl: z.string(),
  unchanged: z
    .boolean()
    .optional()
    .describe('The document has these very bytes already: the task is the one that brought them'),
});
export type UploadAccepted = z.infer<typeof uploadAcceptedSchema>;

export const documentSchema = z.object({
  documentId: z.string(),
  collection: z.string(),
  externalId: z.string().optional(),
  name: z.string(),
  contentType: z.string().optional(),
  metadata: metadataSchema,
  bytes: z.int().optional(),
  chunks: z.int().optional(),
  liveTaskId: z.string().optional().describe('Task of the generation that search answers from'),
  status: taskStateSchema.shape.status.describe('Of the newest task'),
  taskId: z.string().describe('The newest task'),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Document = z.infer<typeof documentSchema>;

export const documentListQuerySchema = z.object({
  collection: slugSchema.optional(),
  skip: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const documentListSchema = z.object({ items: z.array(documentSchema), total: z.int() });
export type DocumentList = z.infer<typeof documentListSchema>;

/** `DELETE /api/v1/documents/{documentId}`: it cannot be found any more, and nothing accepted until then brings it back. */
export const documentDeletedSchema = z.object({
  documentId: z.string(),
  deletedAt: z.string().describe('Uploads accepted later make the document anew'),
  cancelled: z.array(z.string()).describe('Tasks that were under way'),
});
export type DocumentDeleted = z.infer<typeof documentDeletedSchema>;
