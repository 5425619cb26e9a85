/** What lies in one queue. */
export interface QueueCounts {
  /** Waiting for a consumer. */
  readonly ready: number;
  /** In the hands of consumers. */
  readonly unacked: number;
  /** On their way to where the queue dead-letters to, and shown nowhere else: a stage's dead letters, a rung's expired messages. */
  readonly deadLettering: number;
  readonly consumers: number;
}

/** Looks into every queue of the bus: for the operator, and for whoever must know that nothing is under way. */
export interface QueueMonitor {
  /** By queue, those of the delay ladder among them. Throws `DEPENDENCY_UNAVAILABLE`. */
  counts(): Promise<Readonly<Record<string, QueueCounts>>>;
  /** How old counts may be, milliseconds: brokers gather them from time to time. */
  readonly staleMs: number;
  /** Throws `DEPENDENCY_UNAVAILABLE`. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
