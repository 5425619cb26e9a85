export { childTraceparent, traceIdOf } from './traceparent.ts';
