export { askServices, type Pings } from './ask-services.ts';
export {
  type HealthServer,
  type HealthServerOptions,
  type Readiness,
  readinessOf,
  startHealthServer,
} from './health-server.ts';
export { createLogger, type LoggerOptions } from './logger.ts';
export { type AnsweredCall, createMetrics, type Metrics, type ServedRequest } from './metrics.ts';
export { type LogOptions, openLogger } from './open-logger.ts';
export { type ListenAddress, portError } from './port-error.ts';
export { currentRequestId, withRequestId } from './request-id.ts';
export { childTraceparent, traceIdOf } from './traceparent.ts';
