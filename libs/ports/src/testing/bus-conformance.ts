import { afterEach, beforeEach, describe } from 'vitest';
import { describeBusDelivery } from './bus-delivery.ts';
import { describeBusLifecycle } from './bus-lifecycle.ts';
import { describeBusRouting } from './bus-routing.ts';
import type { BusWorld } from './bus-world.ts';

/** What every Bus does. Run it on each adapter; `open` is called for each test. */
export function describeBus(name: string, open: () => Promise<BusWorld>): void {
  describe(`bus: ${name}`, () => {
    let world: BusWorld;
    beforeEach(async () => {
      world = await open();
    });
    afterEach(() => world.close());

    describeBusRouting(() => world);
    describeBusDelivery(() => world);
    describeBusLifecycle(() => world);
  });
}
