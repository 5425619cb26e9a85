import { taskStateSchema } from '@millrace/contracts';
import type { ObjectStore } from '@millrace/ports';
import { z } from 'zod';

/** The task that brought what a document has already. */
const unchangedSchema = z.object({
  taskId: z.string(),
  status: taskStateSchema.shape.status.describe('As it was when it was found'),
  sha256: z.string().optional(),
});
export type Unchanged = z.infer<typeof unchangedSchema>;

/** What requests under a claimed Idempotency-Key are answered with: the claim's own task, unless the document was unchanged. */
const outcomeSchema = z.object({ unchanged: unchangedSchema.optional() });
export type Outcome = z.infer<typeof outcomeSchema>;

/**
 * Settles what comes of the claim under `claimKey`, and gives what stands: of several requests the first decides. The one that made
 * the claim may find the document unchanged; any other settles for the claim's task before it goes on with that.
 */
export async function settleClaim(objects: ObjectStore, claimKey: string, outcome: Outcome): Promise<Outcome> {
  const key = `${claimKey}-outcome`;
  const put = await objects.put(key, JSON.stringify(outcome), { contentType: 'application/json', ifAbsent: true });
  if (put === 'created') return outcome;
  return outcomeSchema.parse(JSON.parse(Buffer.from(await objects.get(key)).toString('utf8')));
}
