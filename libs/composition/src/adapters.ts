import type { HttpPorts } from '@millrace/http';
import type { Bus, QueueMonitor, Schedule } from '@millrace/ports';
import type { Dependencies, StagePorts } from '@millrace/worker-runtime';

/** What an app may ask for: the ports of a stage, those of an HTTP app, and what the scheduler works with. */
export type Need = keyof (StagePorts & HttpPorts) | 'monitor' | 'schedule';

/** The open adapters of one process. */
export interface Adapters {
  readonly bus: Bus;
  readonly ports: StagePorts & HttpPorts;
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
