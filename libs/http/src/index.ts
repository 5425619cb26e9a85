export { type Acting, type Caller, callerOf } from './access/caller.ts';
export { requires } from './access/requires.ts';
export { onlyDescribed } from './compilers.ts';
export { createHttpServer, type HttpServerOptions } from './create-http-server.ts';
export { type ServerSentEvent, sendEvents } from './event-stream.ts';
export {
  type AnyHttpApp,
  defineHttpApp,
  type HttpApp,
  type HttpHost,
  type HttpPortName,
  type HttpPorts,
} from './http-app.ts';
export { openApiOf } from './open-api-of.ts';
export { type HttpServer, type ListenOptions, startHttpServer } from './start-http-server.ts';
export { validate } from './validate.ts';
export type { HttpRoutes, ZodTypes } from './zod-types.ts';
