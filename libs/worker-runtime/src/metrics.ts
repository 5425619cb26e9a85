/** What a worker measures; the telemetry package gives the Prometheus one. */
export interface WorkerMetrics {
  started(stage: string): void;
  /** `outcome`: done, retry, dead, or released (given back unfinished). */
  finished(stage: string, outcome: string, durationMs: number): void;
  dependency(name: string, up: boolean): void;
}

export const noMetrics: WorkerMetrics = { started: () => {}, finished: () => {}, dependency: () => {} };
