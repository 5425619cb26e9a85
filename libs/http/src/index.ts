export { accessMode } from './access/access-mode.ts';
export type { AccessSettings } from './access/access-settings.ts';
export { hashOfKey, newApiKey } from './access/api-key.ts';
export { type Authenticate, createAuthenticate } from './access/authenticate.ts';
export { type Acting, type Caller, callerOf } from './access/caller.ts';
export type { KeyStore, StoredKey } from './access/key-store.ts';
export { forAnyone, requires } from './access/requires.ts';
export { clientGone } from './client-gone.ts';
export { onlyDescribed } from './compilers.ts';
export { createHttpServer, type HttpServerOptions } from './create-http-server.ts';
export { type ServerSentEvent, sendEvents } from './event-stream.ts';
export { type FormLimits, readForm, type UploadForm } from './form/read-form.ts';
export { takeForms } from './form/take-forms.ts';
export type { Digest } from './form/upload-body.ts';
export {
  type AnyHttpApp,
  defineHttpApp,
  type HttpApp,
  type HttpHost,
  type HttpPortName,
  type HttpPorts,
} from './http-app.ts';
export { type CallCount, countCall, type RateLimits } from './limits/count-call.ts';
export { limited } from './limits/limited.ts';
export { openApiOf } from './open-api-of.ts';
export { errorOfResponse, problemOf } from './problem.ts';
export { requestIdOf } from './request-id.ts';
export { type HttpServer, type ListenOptions, startHttpServer } from './start-http-server.ts';
export { validate } from './validate.ts';
export type { HttpRoutes, ZodTypes } from './zod-types.ts';
