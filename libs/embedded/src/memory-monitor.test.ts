import { describeQueueMonitor } from '@millrace/ports/testing';
import { MemoryBroker } from './memory-broker.ts';
import { openMemoryBus } from './memory-bus.ts';
import { openMemoryMonitor } from './memory-monitor.ts';

describeQueueMonitor('in memory', async () => {
  const broker = new MemoryBroker();
  const bus = openMemoryBus(broker);
  return {
    bus,
    monitor: openMemoryMonitor(broker),
    close: async () => {
      await bus.close();
      broker.close();
    },
  };
});
