import { MillraceError } from '@millrace/contracts';
import type { QueueMonitor } from '@millrace/ports';
import type { MemoryBroker } from './memory-broker.ts';

/** Looks into the queues of `broker`: exact, and never stale. */
export function openMemoryMonitor(broker: MemoryBroker): QueueMonitor {
  let closed = false;

  function assertOpen(): void {
    if (closed) throw new MillraceError('SHUTTING_DOWN', 'the monitor is closed');
  }

  return {
    staleMs: 0,
    async counts() {
      assertOpen();
      return broker.counts();
    },
    async ping() {
      assertOpen();
    },
    async close() {
      closed = true;
    },
  };
}
