import {
  deadLetterQueue,
  delayQueue,
  delayRungsMs,
  exchange as eventExchange,
  intakeExchange,
  intakes,
  quarantineQueue,
  queues,
} from '@millrace/contracts';
import {
  deadLetterArguments,
  delayArguments,
  type QueueArguments,
  quarantineArguments,
  stageQueueArguments,
} from './queue-arguments.ts';

/** Something to declare on the broker, which may have it already. */
export type Declaration =
  | { readonly exchange: string; readonly type: 'topic' | 'fanout' }
  | { readonly queue: string; readonly arguments: QueueArguments }
  | { readonly bind: string; readonly to: string; readonly routingKey: string };

const events: Declaration = { exchange: eventExchange, type: 'topic' };

/** All that the contracts name: every process declares it when it connects, so that no event is unroutable. */
export function sharedTopology(): Declaration[] {
  return [
    events,
    ...Object.entries(queues).flatMap(([queue, types]) => queueOf(queue, types)),
    ...delayRungsMs.flatMap(rung),
  ];
}

/** What a consumer of `queue` needs: the queue bound to `types` as well, where its dead letters go, and its quarantine. */
export function consumerTopology(queue: string, types: readonly string[]): Declaration[] {
  return [
    events,
    ...queueOf(deadLetterQueue, []),
    ...queueOf(queue, new Set([...(queues[queue] ?? []), ...types])),
    ...(isQuarantined(queue) ? [{ queue: quarantineQueue(queue), arguments: quarantineArguments }] : []),
  ];
}

/** Whether messages of `queue` can go into quarantine: all but the dead ones. */
export function isQuarantined(queue: string): boolean {
  return queue !== deadLetterQueue;
}

function queueOf(queue: string, types: Iterable<string>): Declaration[] {
  return [
    { queue, arguments: queue === deadLetterQueue ? deadLetterArguments : stageQueueArguments },
    ...Array.from(types, (type) => ({ bind: queue, to: eventExchange, routingKey: type })),
    ...intakeOf(queue),
  ];
}

/** The one way in for producers outside. */
function intakeOf(queue: string): Declaration[] {
  const routingKey = intakes[queue];
  if (routingKey === undefined) return [];
  return [
    { exchange: intakeExchange, type: 'topic' },
    { bind: queue, to: intakeExchange, routingKey },
  ];
}

/** A rung is fed through a fanout exchange, so that the routing key is free to name the queue that the message goes back to. */
function rung(rungMs: number): Declaration[] {
  const name = delayQueue(rungMs);
  return [
    { exchange: name, type: 'fanout' },
    { queue: name, arguments: delayArguments(rungMs) },
    { bind: name, to: name, routingKey: '' },
  ];
}
