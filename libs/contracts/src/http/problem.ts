import { z } from 'zod';

/** RFC 9457 problem details, with the stable `code`. */
export const problemSchema = z.object({
  type: z.string().describe('URI reference that names the kind: about:blank#<code>'),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  instance: z.string().optional(),
  requestId: z.string().optional(),
  retryAfter: z.int().optional().describe('Seconds after which to try again, as in the header `Retry-After`'),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  taskId: z.string().optional().describe('With PUBLISH_UNCONFIRMED: the task that may still run'),
});
export type Problem = z.infer<typeof problemSchema>;

export const problemContentType = 'application/problem+json';
