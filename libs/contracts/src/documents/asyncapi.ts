import { eventCatalogue } from '../catalogue.ts';
import type { EventDefinition } from '../events/event.ts';
import { cloudEventContentType } from '../events/event.ts';
import { exchange, intakeExchange, intakes, queues } from '../topology.ts';
import { jsonSchemaOf } from './json-schemas.ts';

/**
 * The AsyncAPI 3.0 document of the bus (https://www.asyncapi.com/docs/reference/specification/v3.0.0): each event is a channel whose
 * routing key is its type, each queue a channel that a trusted producer may also publish to directly. Uploads have an exchange of their
 * own, which producers outside may write to. Bulk goes by the same events and is not listed again. `receive` is what Millrace takes.
 */
export function asyncApiDocument(version: string): object {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Millrace',
      version,
      description:
        'Upload tasks in, document lifecycle events out. Bodies are CloudEvents 1.0 in JSON, or plain JSON with the AMQP properties messageId and type.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: cloudEventContentType,
    servers: { rabbitmq: { host: 'localhost:5672', protocol: 'amqp', protocolVersion: '0.9.1' } },
    channels: { ...eventChannels(), ...queueChannels() },
    operations: Object.fromEntries(eventCatalogue.map(operationOf)),
    components: { messages: Object.fromEntries(eventCatalogue.map((event) => [event.type, messageOf(event)])) },
  };
}

/** What producers outside may publish. */
const outside = new Set(Object.values(intakes));

function eventChannels(): object {
  return Object.fromEntries(
    eventCatalogue.map(({ type, summary }) => [
      type,
      {
        address: type,
        description: summary,
        messages: messagesOf([type]),
        bindings: {
          amqp: {
            is: 'routingKey',
            exchange: { name: outside.has(type) ? intakeExchange : exchange, type: 'topic', durable: true },
            bindingVersion: '0.3.0',
          },
        },
      },
    ]),
  );
}

function queueChannels(): object {
  const listed = new Set(eventCatalogue.map(({ type }) => type));
  const bound = Object.entries(queues).map(
    ([queue, types]) => [queue, types.filter((type) => listed.has(type))] as const,
  );
  const inUse = bound.filter(([, types]) => types.length > 0);
  return Object.fromEntries(
    inUse.map(([queue, types]) => [
      `queue:${queue}`,
      {
        address: queue,
        messages: messagesOf(types),
        bindings: {
          amqp: {
            is: 'queue',
            queue: { name: queue, durable: true, exclusive: false, autoDelete: false },
            bindingVersion: '0.3.0',
          },
        },
      },
    ]),
  );
}

function operationOf({ type, summary, emittedBy }: EventDefinition): [string, object] {
  const receives = emittedBy === 'any producer';
  return [
    `${receives ? 'receive' : 'send'}.${type}`,
    { action: receives ? 'receive' : 'send', summary, channel: { $ref: `#/channels/${pointer(type)}` } },
  ];
}

function messageOf({ type, summary, emittedBy, data }: EventDefinition): object {
  return {
    name: type,
    title: type,
    summary: `${summary} Published by: ${emittedBy}.`,
    contentType: cloudEventContentType,
    payload: {
      type: 'object',
      required: ['specversion', 'id', 'source', 'type', 'data'],
      properties: {
        specversion: { const: '1.0' },
        id: { type: 'string', minLength: 1, maxLength: 255 },
        source: { type: 'string', minLength: 1 },
        type: { const: type },
        time: { type: 'string', format: 'date-time' },
        data: jsonSchemaOf(data),
      },
    },
  };
}

function messagesOf(types: readonly string[]): object {
  return Object.fromEntries(types.map((type) => [type, { $ref: `#/components/messages/${pointer(type)}` }]));
}

/** RFC 6901 §3. */
function pointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
