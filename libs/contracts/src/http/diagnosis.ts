import { z } from 'zod';
import { replayStages } from '../task-envelope.ts';
import { taskStateSchema } from '../task-state.ts';

/** `GET /api/v1/tasks/{taskId}/diagnosis`: what is known of a task, and what follows from it. */
export const diagnosisSchema = z.object({
  task: taskStateSchema.describe('The furthest that anybody who answered knows of it'),
  stage: z.enum(replayStages).optional().describe('The stage whose turn it is; absent where the task has ended'),
  queue: z.string().optional().describe('Where that stage takes its messages'),
  waitingFor: z.string().describe('In words'),
  since: z.string().describe('When it was last heard of'),
  next: z.string().describe('What will happen, in words'),
  facts: z.array(
    z
      .object({ source: z.enum(['postgres', 'redis', 'objects', 'queues']), text: z.string() })
      .describe('What one source says'),
  ),
  advice: z.string().optional().describe('What a person can do'),
});
export type Diagnosis = z.infer<typeof diagnosisSchema>;
