import { type EventData, intakes, messageHeaders, slugSchema } from '@millrace/contracts';
import type { deadLetter } from './dead-letter.ts';
import { type TaskOfMessage, taskOfMessage } from './task-of-message.ts';

/**
 * The task that a dead letter belongs to. A producer outside can write anything: what came from one speaks for the tenant that the
 * broker vouched for and for no other, and asks for a task at most.
 */
export function taskOfLetter(letter: EventData<typeof deadLetter>): TaskOfMessage | undefined {
  const { queue, headers, body, eventType } = letter;
  if (!(queue in intakes)) return taskOfMessage({ body, eventType });
  const tenant = slugSchema.safeParse(headers[messageHeaders.user]).data;
  const found = tenant && taskOfMessage({ body, eventType, tenant });
  return found && !found.accepted && found.task.tenant === tenant ? found : undefined;
}
