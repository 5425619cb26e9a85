import { cloudEventContentType, derivedId, documentUpload, messageHeaders } from '@millrace/contracts';
import type { KeptLetter, OutboxMessage } from '@millrace/database';

/** What its failure wrote into a letter's headers, and what only its first sending was concerned with. */
const spentHeaders: ReadonlySet<string> = new Set([
  messageHeaders.attempt,
  messageHeaders.stage,
  messageHeaders.queue,
  messageHeaders.code,
  messageHeaders.reason,
  messageHeaders.stack,
  messageHeaders.failedAt,
  messageHeaders.crashes,
  messageHeaders.dueAt,
]);

/**
 * The message of a dead letter as it is sent again: a new one, so that nobody takes it for the one that failed, which names the
 * letter. Its task, where it has one, is in run `run`. Whatever is no JSON object goes as it came.
 */
export function replayedMessage(letter: KeptLetter, run: number | undefined, dueAt: Date | undefined): OutboxMessage {
  const { deadLetterId, replays, queue, eventType, contentType } = letter;
  const messageId = derivedId('dead-letter-replay', deadLetterId, replays + 1);
  const kept = Object.entries(letter.headers).filter(([name]) => !name.startsWith('x-') && !spentHeaders.has(name));
  return {
    cause: ['dead-letter-replay', deadLetterId, replays + 1],
    queue,
    messageId,
    eventType,
    contentType,
    headers: { ...Object.fromEntries(kept), [messageHeaders.replayOf]: deadLetterId },
    body: rewrite(letter, messageId, run),
    dueAt,
  };
}

function rewrite({ body, contentType, eventType }: KeptLetter, id: string, run: number | undefined): Uint8Array {
  const json = parse(body);
  if (!isObject(json)) return body;
  const isCloudEvent = contentType.startsWith(cloudEventContentType);
  const inRun = (type: unknown, data: unknown) => (run === undefined ? data : withRun(type, data, run));
  const event = isCloudEvent ? { ...json, id, data: inRun(json.type, json.data) } : inRun(eventType, json);
  return Buffer.from(JSON.stringify(event));
}

/** Events carry the run in their task's envelope, a request for a task by itself. */
function withRun(type: unknown, data: unknown, run: number): unknown {
  if (!isObject(data)) return data;
  if (isObject(data.task)) return { ...data, task: { ...data.task, run } };
  return type === documentUpload.type ? { ...data, run } : data;
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
