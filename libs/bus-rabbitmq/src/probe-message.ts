import { randomUUID } from 'node:crypto';
import { exchange } from '@millrace/contracts';
import type { Outgoing } from './confirm-window.ts';

const probeType = 'millrace.probe';

/** A message that nothing is bound to: the broker confirms it and forgets it. */
export function probeMessage(): Outgoing {
  return {
    exchange,
    routingKey: probeType,
    mandatory: false,
    message: {
      id: randomUUID(),
      type: probeType,
      contentType: 'application/json',
      body: new Uint8Array(0),
      headers: {},
    },
  };
}
