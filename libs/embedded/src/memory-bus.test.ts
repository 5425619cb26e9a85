import { describeBus } from '@millrace/ports/testing';
import { MemoryBroker } from './memory-broker.ts';
import { type MemoryBus, openMemoryBus } from './memory-bus.ts';

describeBus('in memory', async () => {
  const broker = new MemoryBroker();
  const buses: MemoryBus[] = [];
  const connect = async () => {
    const bus = openMemoryBus(broker);
    buses.push(bus);
    return bus;
  };
  return {
    bus: await connect(),
    connect,
    crash: async () => {
      for (const bus of buses) await bus.crash();
    },
    close: async () => {
      for (const bus of buses) await bus.close();
      broker.close();
    },
  };
});
