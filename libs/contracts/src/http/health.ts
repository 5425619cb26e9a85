import { z } from 'zod';

/** `ok` when every middleware answers, `degraded` when any does not; the process stays up. */
export const healthSchema = z
  .object({ status: z.enum(['ok', 'degraded']) })
  .catchall(z.string())
  .describe('A field per middleware: `ok`, or why it does not answer');
export type Health = z.infer<typeof healthSchema>;
