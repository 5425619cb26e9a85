import { z } from 'zod';
import { collectionSettingsSchema, slugSchema } from './collection-settings.ts';
import { requestIdSchema } from './request-id.ts';

/** Stages from which work can begin again. */
export const replayStages = ['parse', 'chunk', 'embed', 'index'] as const;
export type ReplayStage = (typeof replayStages)[number];

/** `bulk` goes through queues of its own, which get a smaller share of each worker. */
export const prioritySchema = z.enum(['interactive', 'bulk']);
export type Priority = z.infer<typeof prioritySchema>;

export const metadataSchema = z
  .record(z.string().min(1).max(128), z.union([z.string().max(4096), z.number(), z.boolean()]))
  .describe('The caller’s own facts about the document; search filters by them');
export type Metadata = z.infer<typeof metadataSchema>;

/**
 * The task as it was accepted: written once, carried whole by every event, so that any one of them can make the rows in
 * Postgres. The taskId is the generation's id too.
 */
export const taskEnvelopeSchema = z.object({
  taskId: z.uuidv7(),
  tenant: slugSchema,
  collection: slugSchema,
  documentId: z.uuid(),
  externalId: z.string().min(1).max(256).optional(),
  name: z.string().min(1).max(1024).describe('The file’s name: for people, never trusted for the type'),
  contentType: z.string().max(255).optional().describe('What the caller declared'),
  metadata: metadataSchema.default({}),
  acceptedAt: z.iso
    .datetime({ precision: 3 })
    .describe('UTC with milliseconds; orders generations and picks the partition'),
  version: z
    .int()
    .nonnegative()
    .optional()
    .describe('The caller’s own order of a document’s generations; wins over acceptedAt'),
  run: z.int().nonnegative().default(0).describe('Raised by a replay'),
  requestId: requestIdSchema.optional().describe('Of the request that brought it; the log of every stage names it'),
  priority: prioritySchema.optional().describe('Fixed at acceptance; absent means interactive'),
  replayOf: z
    .object({ taskId: z.uuidv7(), from: z.enum(replayStages) })
    .optional()
    .describe('The completed task whose artifacts this one begins with, and at which stage'),
  original: z.object({
    key: z.string().min(1).max(1024),
    etag: z.string().optional().describe('Pinned at acceptance for an object that the caller placed'),
  }),
  settings: collectionSettingsSchema,
});
export type TaskEnvelope = z.infer<typeof taskEnvelopeSchema>;
