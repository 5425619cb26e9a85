import { intakeExchange, messageHeaders } from '@millrace/contracts';
import type { BusMessage } from '@millrace/ports';
import type { Message, Options } from 'amqplib';

type Headers = Record<string, string | number | boolean>;

/** Every header of our own begins so, but the trace. */
const ourPrefix = 'millrace-';

/**
 * The AMQP properties of a message on its way out. Headers that begin with `x-` are the broker's own and stay behind: a message
 * that is sent on is a new one, with no deliveries and no deaths yet.
 */
export function propertiesOf(message: BusMessage): Options.Publish {
  const headers: Headers = {};
  for (const [name, value] of Object.entries(message.headers)) if (!name.startsWith('x-')) headers[name] = value;
  return { messageId: message.id, type: message.type, contentType: message.contentType, headers, persistent: true };
}

/**
 * The message of a delivery. What a foreign producer left out is empty; headers that are lists or tables are left out. One
 * that came by the intake has none of our own headers but the user that the broker has checked, whatever its producer wrote.
 */
export function messageOf(delivered: Message): BusMessage {
  const { properties, content } = delivered;
  const headers: Headers = {};
  for (const [name, value] of Object.entries(properties.headers ?? {})) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') headers[name] = value;
  }
  if (cameByIntake(delivered)) {
    for (const name of Object.keys(headers)) if (name.startsWith(ourPrefix)) delete headers[name];
    if (properties.userId) headers[messageHeaders.user] = properties.userId;
  }
  return {
    id: properties.messageId ?? '',
    type: properties.type ?? '',
    contentType: properties.contentType ?? 'application/json',
    body: content,
    headers,
  };
}

/** At once, or first taken by the broker from the intake's queue to the dead letters. Whatever we send on ourselves is a new message. */
function cameByIntake({ fields, properties }: Message): boolean {
  return fields.exchange === intakeExchange || properties.headers?.['x-first-death-exchange'] === intakeExchange;
}

/**
 * How often the message was delivered before (`x-delivery-count` of quorum queues). A first delivery has none, whatever a producer
 * wrote into that header.
 */
export function deliveryCountOf({ properties, fields }: Message): number {
  const count = fields.redelivered ? Number(properties.headers?.['x-delivery-count']) : 0;
  return Number.isSafeInteger(count) ? count : 0;
}
