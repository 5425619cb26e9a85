import type { Bus, QueueMonitor, Schedule } from '@millrace/ports';
import type { Dependencies, PortName, StagePorts } from '@millrace/worker-runtime';

/** What an app may ask for: the ports of a stage, the bus, and what the scheduler works with. */
export type Need = PortName | 'bus' | 'monitor' | 'schedule';

/** The open adapters of one process. */
export interface Adapters {
  readonly bus: Bus;
  readonly ports: StagePorts;
  readonly monitor: QueueMonitor;
  readonly schedule: Schedule;
  /** A ping for each service that lies behind them. */
  readonly dependencies: Dependencies;
  /** Releases in the reverse of the order in which they were opened. Safe to call twice. */
  close(): Promise<void>;
}

/** Runs closers in reverse order, all of them, and throws the first failure at the end. */
export async function closeInReverse(closers: readonly (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const close of closers.toReversed()) await close().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
