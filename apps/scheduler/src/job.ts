import type { Bus, Clock, Database, Logger, ObjectStore, QueueMonitor, TaskStates } from '@millrace/ports';
import type { SchedulerSettings } from './settings.ts';

/** What the jobs work with. */
export interface JobPorts {
  readonly bus: Bus;
  readonly objects: ObjectStore;
  readonly states: TaskStates;
  readonly database: Database;
  readonly monitor: QueueMonitor;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * One thing that the clock drives. Its facts lie in Postgres and the object store: it may be broken off anywhere and begun anew, and
 * two of it at once do no harm.
 */
export interface Job {
  /** kebab-case. */
  readonly name: string;
  /** One sentence. */
  readonly summary: string;
  everyMs(settings: SchedulerSettings): number;
  run(ports: JobPorts, settings: SchedulerSettings, signal: AbortSignal): Promise<void>;
}
