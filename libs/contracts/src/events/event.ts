import { z } from 'zod';
import { MillraceError } from '../millrace-error.ts';

/** A kind of message: its name is the routing key, its schema is checked at both edges. */
export interface EventDefinition<T = unknown, N extends string = string> {
  readonly type: N;
  /** One sentence: what has happened. */
  readonly summary: string;
  /** The app that publishes it, or `any producer`. */
  readonly emittedBy: string;
  readonly data: z.ZodType<T>;
}

/** What an event of this definition carries. */
export type EventData<D> = D extends EventDefinition<infer T, string> ? T : never;

/** An event of one of these definitions; `type` tells them apart. */
export type EventOf<D> = D extends EventDefinition<infer T, infer N> ? Event<T, N> : never;

export function defineEvent<T, const N extends string>(definition: EventDefinition<T, N>): EventDefinition<T, N> {
  return definition;
}

/** An event in hand. */
export interface Event<T = unknown, N extends string = string> {
  readonly id: string;
  readonly type: N;
  readonly source: string;
  /** RFC 3339. */
  readonly time: string;
  readonly data: T;
}

/** CloudEvents 1.0, JSON event format (https://github.com/cloudevents/spec): the attributes that Millrace writes and reads. */
export const cloudEventSchema = z.object({
  specversion: z.literal('1.0'),
  id: z.string().min(1).max(255),
  source: z.string().min(1),
  type: z.string().min(1),
  time: z.iso.datetime({ offset: true }).optional(),
  datacontenttype: z.string().optional(),
  data: z.unknown(),
});

export const cloudEventContentType = 'application/cloudevents+json';

/** The largest body that the bus takes, bytes: quorum queues are for facts, objects carry the rest. */
export const maxEventBytes = 256 * 1024;

/** `event` as the body of a message. Throws `EVENT_TOO_LARGE`. */
export function encodeEvent(event: Event): Uint8Array {
  const { data, ...attributes } = event;
  const body = Buffer.from(
    JSON.stringify({ specversion: '1.0', ...attributes, datacontenttype: 'application/json', data }),
  );
  if (body.length > maxEventBytes) {
    throw new MillraceError(
      'EVENT_TOO_LARGE',
      `${event.type} ${event.id} has ${body.length} bytes, over ${maxEventBytes}`,
    );
  }
  return body;
}

export interface RawMessage {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly body: Uint8Array;
}

/**
 * The event that `message` holds: a CloudEvent, or plain JSON whose `messageId` and `type` are AMQP properties.
 * Throws `MALFORMED_MESSAGE` where the body fits no shape, `UNKNOWN_EVENT` where its type is none of `definitions`.
 */
export function decodeEvent(message: RawMessage, definitions: readonly EventDefinition[]): Event {
  const json = parseJson(message);
  const event = message.contentType.startsWith(cloudEventContentType)
    ? fromCloudEvent(json)
    : fromPlainJson(message, json);
  const definition = definitions.find(({ type }) => type === event.type);
  if (!definition)
    throw new MillraceError('UNKNOWN_EVENT', `no stage here takes '${event.type}' (message ${event.id})`);
  return { ...event, data: check(definition.data, event.data, `${event.type} ${event.id}`) };
}

function parseJson(message: RawMessage): unknown {
  if (message.body.length > maxEventBytes) {
    throw new MillraceError(
      'MALFORMED_MESSAGE',
      `message ${message.id} has ${message.body.length} bytes, over ${maxEventBytes}`,
    );
  }
  try {
    return JSON.parse(Buffer.from(message.body).toString('utf8'));
  } catch (cause) {
    throw new MillraceError('MALFORMED_MESSAGE', `message ${message.id} is not JSON`, { cause });
  }
}

function fromCloudEvent(json: unknown): Event {
  const { id, type, source, time, data } = check(cloudEventSchema, json, 'CloudEvent');
  return { id, type, source, time: time ?? new Date(0).toISOString(), data };
}

function fromPlainJson(message: RawMessage, data: unknown): Event {
  if (!message.id || !message.type) {
    throw new MillraceError('MALFORMED_MESSAGE', 'plain JSON needs the AMQP properties messageId and type');
  }
  return { id: message.id, type: message.type, source: 'amqp', time: new Date(0).toISOString(), data };
}

function check<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new MillraceError('MALFORMED_MESSAGE', `${what}: ${z.prettifyError(result.error).replaceAll('\n', ' ')}`);
}
