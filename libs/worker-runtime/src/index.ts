export { readArtifact, writeArtifact } from './artifacts.ts';
export { decodeVouched } from './decode-vouched.ts';
export { defineStage } from './define-stage.ts';
export { noMetrics, type WorkerMetrics } from './metrics.ts';
export type { Dependencies } from './middleware/hold.ts';
export type { Outcome } from './outcome.ts';
export { createEmit, messageOf } from './outgoing.ts';
export { defaultRetry, longestDelayMs, type RetryPolicy } from './retry-policy.ts';
export type {
  AnyStage,
  OutgoingEvent,
  PortName,
  Progress,
  RunningStage,
  Stage,
  StageContext,
  StagePorts,
} from './stage.ts';
export { startWorker, type Worker, type WorkerOptions } from './worker.ts';
