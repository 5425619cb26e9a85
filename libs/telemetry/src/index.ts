export { type HealthServer, type HealthServerOptions, type Readiness, startHealthServer } from './health-server.ts';
export { createLogger, type LoggerOptions } from './logger.ts';
export { createMetrics, type Metrics, type ServedRequest } from './metrics.ts';
export { type ListenAddress, portError } from './port-error.ts';
export { childTraceparent, traceIdOf } from './traceparent.ts';
