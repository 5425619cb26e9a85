import {
  bulkQueue,
  deadLetterQueue,
  derivedId,
  documentParsed,
  documentUploaded,
  messageHeaders,
  objectKeys,
  type TaskEnvelope,
} from '@millrace/contracts';
import type { OutboxMessage, ParsedFacts } from '@millrace/database';
import type { ObjectStore } from '@millrace/ports';
import { messageOf } from '@millrace/worker-runtime';

/** The parsed text that a task can go on from. */
export interface StandingText extends ParsedFacts {
  readonly key: string;
}

/** The text that stands for a task, its own or that of the task it is a replay of, where what the parser told of it is known. */
export async function findText(
  objects: Pick<ObjectStore, 'head'>,
  task: TaskEnvelope,
  facts: ParsedFacts | undefined,
): Promise<StandingText | undefined> {
  if (!facts) return undefined;
  const source = task.replayOf && task.replayOf.from !== 'parse' ? [task.replayOf.taskId] : [];
  for (const taskId of [task.taskId, ...source]) {
    const key = objectKeys.parsed({ ...task, taskId });
    if (await objects.head(key)) return { ...facts, key };
  }
  return undefined;
}

/** The message that hands lost work out for the `n`th time: to the chunker where the text stands, else to the parser. */
export function resumeMessage(task: TaskEnvelope, text: StandingText | undefined, n: number): OutboxMessage {
  const event = text
    ? { type: documentParsed.type, queue: 'documents.parsed', data: parsedData(task, text) }
    : { type: documentUploaded.type, queue: 'documents.upload', data: { task } };
  const { id, type, contentType, headers, body } = messageOf({
    id: derivedId('resume', task.taskId, task.run, n),
    type: event.type,
    source: 'millrace/scheduler',
    time: new Date().toISOString(),
    data: event.data,
  });
  return {
    cause: ['resume', task.taskId, task.run, n],
    queue: task.priority === 'bulk' ? bulkQueue(event.queue) : event.queue,
    messageId: id,
    eventType: type,
    contentType,
    headers,
    body,
  };
}

/** The same message as a dead letter: its task fails, and a replay of the letter hands the work out once more. */
export function lostMessage(message: OutboxMessage, fruitless: number): OutboxMessage {
  return {
    ...message,
    queue: deadLetterQueue,
    headers: {
      ...message.headers,
      [messageHeaders.stage]: 'scheduler',
      [messageHeaders.queue]: message.queue,
      [messageHeaders.code]: 'LOST_HANDOFF',
      [messageHeaders.reason]: `handed out again ${fruitless} times in a row, and nothing was heard of it after any`,
      [messageHeaders.failedAt]: new Date().toISOString(),
    },
  };
}

function parsedData(task: TaskEnvelope, { key, title, pages, ...facts }: StandingText) {
  return {
    task,
    parsed: { key },
    ...facts,
    ...(title === null ? {} : { title }),
    ...(pages === null ? {} : { pages }),
  };
}
