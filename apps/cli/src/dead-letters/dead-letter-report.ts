import { type DeadLetterDetail, messageHeaders } from '@millrace/contracts';
import { fields, section } from '../output/fields.ts';
import { jsonText } from '../output/json-text.ts';
import { taskLine } from '../tasks/task-line.ts';
import { age } from '../time/age.ts';

/** Headers that the report has as fields of their own. */
const toldHeaders = new Set<string>(Object.values(messageHeaders));

/** A dead letter for people, line by line. */
export function deadLetterReport(letter: DeadLetterDetail, now: Date): string[] {
  const { deadLetterId, state, failedAt, stage, queue, eventType, messageId, code, reason } = letter;
  const { attempts, crashes, moot, task, taskId, traceparent, replays, replayedAt, droppedAt } = letter;
  return [
    ...fields({
      'dead letter': deadLetterId,
      state,
      failed: `${age(failedAt, now)}, at ${failedAt}`,
      code,
      reason,
      stage: `${stage}, from the queue ${queue}`,
      message: `${eventType} ${messageId}`,
      attempts,
      crashes,
      task: task ? taskLine(task) : taskId,
      note: moot ? 'it failed no task: it belongs to none, or its task had ended already' : undefined,
      trace: traceparent,
      replayed: replayedAt && `${age(replayedAt, now)}${replays > 1 ? `, ${replays} times in all` : ''}`,
      dropped: droppedAt && age(droppedAt, now),
    }),
    ...lineageLines(letter, now),
    ...section('stack', letter.stack),
    ...headerLines(letter),
    ...section(`body, ${letter.contentType}, ${letter.bodyBytes} bytes`, bodyText(letter.body)),
  ];
}

/** The letters of which it is a replay and those that its replays became; nothing where it is the only one. */
function lineageLines({ deadLetterId, lineage }: DeadLetterDetail, now: Date): string[] {
  if (lineage.length < 2) return [];
  const lines = lineage.map((one) => {
    const mark = one.deadLetterId === deadLetterId ? ' (this one)' : '';
    return `${one.deadLetterId}  ${one.state}, ${one.code}, ${age(one.failedAt, now)}${mark}`;
  });
  return section('lineage', lines.join('\n'));
}

/** The producer's own headers; nothing where it set none. */
function headerLines({ headers }: DeadLetterDetail): string[] {
  const others = Object.entries(headers).filter(([name]) => !toldHeaders.has(name));
  return others.length === 0 ? [] : section('headers', jsonText(Object.fromEntries(others), 2));
}

/** JSON indented, text that is no JSON as it is, anything else in base64. */
function bodyText(body: DeadLetterDetail['body']): string {
  if ('json' in body) return jsonText(body.json, 2);
  const bytes = Buffer.from(body.base64, 'base64');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return body.base64.replace(/.{76}(?=.)/g, '$&\n');
  }
}
