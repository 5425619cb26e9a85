import type { Bus } from '../bus.ts';
import { aBusMessage } from './a-bus-message.ts';
import { deliveryInbox } from './delivery-inbox.ts';

/** One broker, empty, with a first connection to it. */
export interface BusWorld {
  readonly bus: Bus;
  /** Opens a further connection to the same broker; `close` closes it too. */
  connect(): Promise<Bus>;
  /** Cuts every connection, as a crash of the network or of the process does. The buses come back by themselves. */
  crash(): Promise<void>;
  close(): Promise<void>;
}

/** A message there and back by another queue: whatever was on its way before has had its chance to arrive. */
export async function roundTrip(bus: Bus): Promise<void> {
  const inbox = deliveryInbox();
  const subscription = await bus.consume('chat.logs', { prefetch: 1 }, inbox.onDelivery);
  await bus.send('chat.logs', aBusMessage());
  (await inbox.next()).ack();
  await subscription.cancel();
}
