import { z } from 'zod';
import { replayStages } from '../task-envelope.ts';

const stage = z.enum(replayStages);

/** `POST /api/v1/tasks/{taskId}/replay` */
export const taskReplaySchema = z.object({
  from: stage.optional().describe('Default: the stage that failed; of a completed task, parse'),
});
export type TaskReplay = z.input<typeof taskReplaySchema>;

export const taskReplayedSchema = z.object({
  taskId: z.string().describe('The same task in a new run where it had failed, a new one where it was completed'),
  documentId: z.string(),
  run: z.int(),
  replayOf: z.string().optional().describe('The completed task that the new one repeats'),
  from: stage,
  effectiveFrom: stage.describe('Earlier than `from` where no artifact was stored to begin with'),
  statusUrl: z.string(),
});
export type TaskReplayed = z.infer<typeof taskReplayedSchema>;

/** `POST /api/v1/collections/{name}/replay`: a new task for every document that is searched. */
export const collectionReplaySchema = z.object({
  from: stage,
  limit: z.int().min(1).max(1_000).default(500).describe('Documents in one request'),
  next: z.string().max(255).optional().describe('From the answer to the request before'),
});
export type CollectionReplay = z.input<typeof collectionReplaySchema>;

export const collectionReplayedSchema = z.object({
  replayed: z.int().describe('Documents that this request began anew'),
  effectiveFrom: z.partialRecord(stage, z.int()).describe('How many of them begin at which stage'),
  next: z.string().optional().describe('There may be more: ask again with it'),
  lastDueAt: z.string().optional().describe('When the last of them will be sent'),
});
export type CollectionReplayed = z.infer<typeof collectionReplayedSchema>;
