import type { BusMessage } from '@millrace/ports';
import type { Message, Options } from 'amqplib';

type Headers = Record<string, string | number | boolean>;

/**
 * The AMQP properties of a message on its way out. Headers that begin with `x-` are the broker's own and stay behind: a message
 * that is sent on is a new one, with no deliveries and no deaths yet.
 */
export function propertiesOf(message: BusMessage): Options.Publish {
  const headers: Headers = {};
  for (const [name, value] of Object.entries(message.headers)) if (!name.startsWith('x-')) headers[name] = value;
  return { messageId: message.id, type: message.type, contentType: message.contentType, headers, persistent: true };
}

/** The message of a delivery. What a foreign producer left out is empty; headers that are lists or tables are left out. */
export function messageOf({ properties, content }: Message): BusMessage {
  const headers: Headers = {};
  for (const [name, value] of Object.entries(properties.headers ?? {})) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') headers[name] = value;
  }
  return {
    id: properties.messageId ?? '',
    type: properties.type ?? '',
    contentType: properties.contentType ?? 'application/json',
    body: content,
    headers,
  };
}

/**
 * How often the message was delivered before (`x-delivery-count` of quorum queues). A first delivery has none, whatever a producer
 * wrote into that header.
 */
export function deliveryCountOf({ properties, fields }: Message): number {
  const count = fields.redelivered ? Number(properties.headers?.['x-delivery-count']) : 0;
  return Number.isSafeInteger(count) ? count : 0;
}
