import type { HttpRoutes } from '../zod-types.ts';

const formType = 'multipart/form-data';

/** Lets routes take forms, which they read by themselves, as a stream: see `readForm`. */
export function takeForms(server: HttpRoutes): void {
  if (server.hasContentTypeParser(formType)) return;
  server.addContentTypeParser(formType, (_request, _payload, done) => done(null));
}
