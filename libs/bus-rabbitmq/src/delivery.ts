import type { Delivery } from '@millrace/ports';
import type { Channel, ConsumeMessage } from 'amqplib';
import { deliveryCountOf, messageOf } from './message-properties.ts';

export interface DeliveryOrigin {
  /** The stage's queue: also of what comes from its quarantine, since a retry goes back to the stage. */
  readonly queue: string;
  /** The channel that delivered, the only one that may acknowledge: any other would be closed for it. */
  readonly channel: Channel;
  readonly lost: AbortSignal;
  /** Whether it comes from the quarantine. */
  readonly suspect: boolean;
  /** Told once, when the delivery is settled. */
  readonly onSettled: () => void;
}

/** A message of AMQP as a delivery of the port. */
export function deliveryOf(
  message: ConsumeMessage,
  { queue, channel, lost, suspect, onSettled }: DeliveryOrigin,
): Delivery {
  let settled = false;
  const settle = (tellBroker: () => void) => {
    if (settled || lost.aborted) return;
    settled = true;
    tellBroker();
    onSettled();
  };
  return {
    queue,
    message: messageOf(message),
    deliveryCount: deliveryCountOf(message),
    suspect,
    lost,
    ack: () => settle(() => channel.ack(message)),
    release: () => settle(() => channel.nack(message, false, true)),
  };
}
