import {
  cloudEventContentType,
  derivedId,
  type Event,
  encodeEvent,
  messageHeaders,
  type Priority,
  prioritySchema,
} from '@millrace/contracts';
import type { Bus, BusMessage } from '@millrace/ports';
import { z } from 'zod';
import type { AnyStage, OutgoingEvent, StageContext } from './stage.ts';

/**
 * Makes the `emit` of one handling. Ids follow from the incoming event, the stage and the place in the output, so a redelivery
 * emits the same ids and whatever is keyed by them collapses. Where several events may be the occasion to tell the same fact, the id
 * follows from the fact.
 */
export function createEmit(stage: Pick<AnyStage, 'name'>, incoming: Event): StageContext['emit'] {
  let index = 0;
  return (definition, data, { optional = false, onceFor } = {}) => ({
    id: onceFor === undefined ? derivedId(incoming.id, stage.name, index++) : derivedId(definition.type, onceFor),
    type: definition.type,
    source: `millrace/${stage.name}`,
    time: new Date().toISOString(),
    data,
    optional,
  });
}

/** An event as a message of the bus. */
export function messageOf(event: Event, traceparent?: string): BusMessage {
  const { id, type, source, time, data } = event;
  return {
    id,
    type,
    contentType: cloudEventContentType,
    body: encodeEvent({ id, type, source, time, data }),
    headers: traceparent ? { [messageHeaders.traceparent]: traceparent } : {},
  };
}

/**
 * Publishes all, each by the priority of its task; resolves when each is confirmed. Subscribers of optional events know the plain
 * type alone.
 */
export async function publishAll(
  bus: Pick<Bus, 'publish'>,
  events: readonly OutgoingEvent[],
  traceparent: string,
): Promise<void> {
  await Promise.all(
    events.map((event) => {
      const { optional, data } = event;
      return bus.publish(messageOf(event, traceparent), {
        optional,
        priority: optional ? 'interactive' : priorityOf(data),
      });
    }),
  );
}

const prioritised = z.object({ priority: prioritySchema.optional() });
const ofTask = z.object({ task: prioritised });

/** That of the event's task, or the event's own where it belongs to none. */
function priorityOf(data: unknown): Priority {
  const { priority } = ofTask.safeParse(data).data?.task ?? prioritised.safeParse(data).data ?? {};
  return priority ?? 'interactive';
}
