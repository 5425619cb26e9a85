import { z } from 'zod';
import { taskStateSchema } from '../task-state.ts';

/** `open` until somebody replays or drops it. */
export const deadLetterStateSchema = z.enum(['open', 'replayed', 'dropped']);
export type DeadLetterState = z.infer<typeof deadLetterStateSchema>;

/** Which dead letters: those of the caller's tenant that fit all that is given. */
export const deadLetterFilterSchema = z.object({
  queue: z.string().min(1).max(255).optional().describe('The queue in which it failed'),
  code: z.string().min(1).max(64).optional().describe('Why it failed'),
  taskId: z.uuid().optional(),
  olderThan: z.iso.datetime({ offset: true }).optional().describe('Failed before then'),
  newerThan: z.iso.datetime({ offset: true }).optional().describe('Failed after then'),
});
export type DeadLetterFilter = z.infer<typeof deadLetterFilterSchema>;

export const deadLetterListQuerySchema = deadLetterFilterSchema.extend({
  state: deadLetterStateSchema.optional().describe('Default: all'),
  skip: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type DeadLetterListQuery = z.input<typeof deadLetterListQuerySchema>;

/** Which open dead letters, and how many of them at most in one request. */
export const deadLetterBulkSchema = deadLetterFilterSchema.extend({
  limit: z.coerce.number().int().min(1).max(1_000).default(1_000),
});
export type DeadLetterBulk = z.input<typeof deadLetterBulkSchema>;

export const deadLetterSchema = z.object({
  deadLetterId: z.string(),
  state: deadLetterStateSchema,
  queue: z.string(),
  stage: z.string(),
  eventType: z.string(),
  messageId: z.string(),
  taskId: z.string().optional().describe('Absent where it belongs to no task'),
  tenant: z.string().optional().describe('Absent where it belongs to no task: such are shown to the tenant `default`'),
  code: z.string(),
  reason: z.string(),
  attempts: z.int(),
  moot: z.boolean().describe('It failed no task: it belongs to none, or its task had ended already'),
  replays: z.int().describe('How often it was sent again'),
  replayedAt: z.string().optional(),
  droppedAt: z.string().optional(),
  failedAt: z.string(),
});
export type DeadLetter = z.infer<typeof deadLetterSchema>;

export const deadLetterListSchema = z.object({ items: z.array(deadLetterSchema), total: z.int() });
export type DeadLetterList = z.infer<typeof deadLetterListSchema>;

export const deadLetterDetailSchema = deadLetterSchema.extend({
  stack: z.string(),
  crashes: z.int().optional().describe('How often a worker ended over it, where the broker told'),
  headers: z.record(z.string(), z.unknown()),
  traceparent: z.string().optional().describe('W3C Trace Context'),
  contentType: z.string(),
  body: z
    .union([z.object({ json: z.unknown() }), z.object({ base64: z.string() })])
    .describe('As JSON where it is JSON'),
  bodyBytes: z.int().describe('Of the whole body; at most 256 KiB of it are kept'),
  task: taskStateSchema.optional().describe('Its task as it is now'),
  lineage: z
    .array(deadLetterSchema.pick({ deadLetterId: true, state: true, code: true, failedAt: true }))
    .describe('The letters of which it is a replay and those that its replays became, itself among them, oldest first'),
});
export type DeadLetterDetail = z.infer<typeof deadLetterDetailSchema>;

export const deadLettersReplayedSchema = z.object({
  replayed: z.int().describe('Letters that are sent again: of a task all its open ones, in one new run'),
  notReplayable: z.int().describe('Letters that fit, but whose task cannot run again'),
  more: z.boolean().describe('The limit was reached: ask again'),
  lastDueAt: z.string().optional().describe('When the last of them will be sent'),
});
export type DeadLettersReplayed = z.infer<typeof deadLettersReplayedSchema>;

export const deadLettersDroppedSchema = z.object({
  dropped: z.int(),
  more: z.boolean().describe('The limit was reached: ask again'),
});
export type DeadLettersDropped = z.infer<typeof deadLettersDroppedSchema>;
