import { z } from 'zod';

/** Every status of a task with its rank. Status never falls: within a run the rank only rises, a terminal one is last. */
export const statusRanks = {
  queued: 0,
  parsing: 1,
  chunking: 2,
  embedding: 3,
  indexing: 4,
  completed: 9,
  failed: 9,
  cancelled: 9,
} as const;

export type TaskStatus = keyof typeof statusRanks;

export const terminalStatuses: readonly TaskStatus[] = ['completed', 'failed', 'cancelled'];

export function isTerminal(status: TaskStatus): boolean {
  return terminalStatuses.includes(status);
}

export const taskErrorSchema = z.object({
  code: z.string(),
  message: z.string(),
  retryable: z.boolean().describe('True while the stage will try again by itself'),
  stage: z.string(),
});
export type TaskError = z.infer<typeof taskErrorSchema>;

/** What a caller sees of a task. */
export const taskStateSchema = z.object({
  taskId: z.string(),
  tenant: z.string(),
  collection: z.string(),
  documentId: z.string(),
  name: z.string(),
  status: z
    .enum(Object.keys(statusRanks) as [TaskStatus, ...TaskStatus[]])
    .describe('The furthest stage that has begun'),
  run: z.int(),
  attempt: z.int().describe('Attempt of the stage that the status names, from 1'),
  progress: z.object({
    chunks: z.int().optional().describe('Known once the document is cut'),
    batches: z.int().optional(),
    embedded: z.int().describe('Batches that have their vectors'),
    indexed: z.int().describe('Batches whose rows are in Postgres'),
    computed: z
      .int()
      .optional()
      .describe('Chunks whose vectors were computed, of the batches indexed so far; the others were known from before'),
  }),
  error: taskErrorSchema.optional(),
  superseded: z.boolean().describe('Completed, but a later generation was live already'),
  warnings: z.array(z.string()),
  acceptedAt: z.string(),
  updatedAt: z.string(),
});
export type TaskState = z.infer<typeof taskStateSchema>;

/** Key of a task's hash in Redis. Its fields are those of {@link TaskState}, flat: see docs/task-state.md. */
export function taskStateKey(taskId: string): string {
  return `millrace:task:${taskId}`;
}

/** True where `next` may be shown after `previous`: (run, rank) does not fall, and only a higher run leaves a terminal state. */
export function mayFollow(
  previous: Pick<TaskState, 'run' | 'status' | 'attempt'>,
  next: Pick<TaskState, 'run' | 'status' | 'attempt'>,
): boolean {
  if (next.run !== previous.run) return next.run > previous.run;
  if (isTerminal(previous.status)) return false;
  const [was, is] = [statusRanks[previous.status], statusRanks[next.status]];
  return is > was || (is === was && next.attempt >= previous.attempt);
}
