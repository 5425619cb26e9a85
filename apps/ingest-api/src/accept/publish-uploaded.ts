import { derivedId, documentUploaded, MillraceError, type TaskEnvelope } from '@millrace/contracts';
import type { Digest } from '@millrace/http';
import type { Bus } from '@millrace/ports';
import { childTraceparent } from '@millrace/telemetry';
import { messageOf } from '@millrace/worker-runtime';

/**
 * Tells that a task was accepted. The event's id follows from the task, so that a repeat collapses. Throws `PUBLISH_UNCONFIRMED` with the
 * taskId: the original is stored, and the task may run all the same.
 */
export async function publishUploaded(
  bus: Bus,
  task: TaskEnvelope,
  digest: Digest | undefined,
  traceparent: unknown,
): Promise<void> {
  const { taskId } = task;
  const event = {
    id: derivedId(documentUploaded.type, taskId),
    type: documentUploaded.type,
    source: 'millrace/ingest-api',
    time: task.acceptedAt,
    data: { task, ...digest },
  };
  try {
    const { priority } = task;
    await bus.publish(messageOf(event, childTraceparent(traceparent)), { ...(priority && { priority }) });
  } catch (cause) {
    throw new MillraceError(
      'PUBLISH_UNCONFIRMED',
      `the document is stored as task ${taskId}, but the broker did not confirm it; try again with the same Idempotency-Key, or poll the task`,
      { cause, taskId },
    );
  }
}
