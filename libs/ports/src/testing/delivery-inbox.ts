import type { Delivery } from '../bus.ts';

/** What a consumer has been given, for tests to wait for. */
export interface DeliveryInbox {
  readonly onDelivery: (delivery: Delivery) => void;
  /** Deliveries that no one has asked for yet. */
  readonly unread: readonly Delivery[];
  /** The next delivery, as soon as there is one. */
  next(): Promise<Delivery>;
  /** The next `count` deliveries. With `ack`, each is acknowledged as it comes. */
  take(count: number, options?: { readonly ack?: boolean }): Promise<Delivery[]>;
}

export function deliveryInbox(): DeliveryInbox {
  const unread: Delivery[] = [];
  const readers: ((delivery: Delivery) => void)[] = [];
  const inbox: DeliveryInbox = {
    unread,
    onDelivery(delivery) {
      const reader = readers.shift();
      if (reader) reader(delivery);
      else unread.push(delivery);
    },
    next() {
      const delivery = unread.shift();
      return delivery ? Promise.resolve(delivery) : new Promise((resolve) => readers.push(resolve));
    },
    async take(count, { ack = false } = {}) {
      const taken: Delivery[] = [];
      while (taken.length < count) {
        const delivery = await inbox.next();
        if (ack) delivery.ack();
        taken.push(delivery);
      }
      return taken;
    },
  };
  return inbox;
}
