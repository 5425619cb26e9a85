import { MillraceError, taskStateSchema } from '@millrace/contracts';
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

/** Where the outcome of the claim under `claimKey` lies. */
const keyOf = (claimKey: string) => `${claimKey}-outcome`;

/** Puts what came of a claim, and gives what stands: of several requests the first decides. */
export async function settleClaim(objects: ObjectStore, claimKey: string, outcome: Outcome): Promise<Outcome> {
  const put = await objects.put(keyOf(claimKey), JSON.stringify(outcome), {
    contentType: 'application/json',
    ifAbsent: true,
  });
  return put === 'created' ? outcome : ((await readOutcome(objects, claimKey)) ?? outcome);
}

/** What came of a claim; undefined where nobody had to decide yet. */
export async function readOutcome(objects: ObjectStore, claimKey: string): Promise<Outcome | undefined> {
  try {
    return outcomeSchema.parse(JSON.parse(Buffer.from(await objects.get(keyOf(claimKey))).toString('utf8')));
  } catch (error) {
    if (error instanceof MillraceError && error.code === 'OBJECT_NOT_FOUND') return undefined;
    throw error;
  }
}
