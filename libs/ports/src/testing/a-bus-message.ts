import { randomUUID } from 'node:crypto';
import type { BusMessage } from '../bus.ts';

/** A small message with an id of its own. */
export function aBusMessage(fields: Partial<BusMessage> = {}): BusMessage {
  return {
    id: randomUUID(),
    type: 'document.chunked',
    contentType: 'application/json',
    body: Buffer.from('{}'),
    headers: {},
    ...fields,
  };
}
