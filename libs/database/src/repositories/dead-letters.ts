import type { Transaction } from '@millrace/ports';
import { storableJson, storableText } from '../storable.ts';

/** A message that could not be worked on, and why. */
export interface DeadLetter {
  readonly id: string;
  readonly queue: string;
  readonly stage: string;
  readonly messageId: string;
  readonly eventType: string;
  readonly taskId?: string | undefined;
  readonly tenant?: string | undefined;
  readonly code: string;
  readonly reason: string;
  readonly stack: string;
  readonly attempts: number;
  readonly headers: Readonly<Record<string, string | number | boolean>>;
  readonly contentType: string;
  readonly body: Uint8Array;
  /** It failed no task. */
  readonly moot: boolean;
  readonly failedAt: Date;
}

/** The most bytes of a body that are kept: whatever the bus takes as an event is kept whole. */
const mostBodyBytes = 256 * 1024;

/**
 * Stores a dead letter. The first time it came stands: a second time changes nothing, and resolves to what is stored of
 * it.
 */
export async function insertDeadLetter(tx: Transaction, letter: DeadLetter): Promise<Pick<DeadLetter, 'moot'>> {
  const body = Buffer.from(letter.body.subarray(0, mostBodyBytes));
  const [stored] = await tx<{ moot: boolean }[]>`
    insert into dead_letters (
      id, queue, stage, message_id, event_type, task_id, tenant, code, reason, stack, attempts, headers, content_type,
      body, body_bytes, moot, failed_at
    )
    values (
      ${letter.id}, ${storableText(letter.queue)}, ${storableText(letter.stage)}, ${storableText(letter.messageId)},
      ${storableText(letter.eventType)}, ${letter.taskId ?? null}, ${letter.tenant ?? null},
      ${storableText(letter.code)},
      ${storableText(letter.reason)}, ${storableText(letter.stack)}, ${letter.attempts},
      ${storableJson(letter.headers)}::text::jsonb, ${storableText(letter.contentType)}, ${body}, ${letter.body.length},
      ${letter.moot}, ${letter.failedAt}
    )
    on conflict (id) do update set id = excluded.id
    returning moot
  `;
  return stored ?? letter;
}
