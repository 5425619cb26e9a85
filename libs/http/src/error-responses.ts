import { MillraceError, problemContentType } from '@millrace/contracts';
import type { Logger } from '@millrace/ports';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { discardRest } from './form/discard-rest.ts';
import { errorOfResponse, problemOf } from './problem.ts';
import { methodsOf } from './route-methods.ts';
import type { HttpRoutes } from './zod-types.ts';

/** Answers every error, unknown paths and wrong methods included, with problem details. */
export function answerErrors(server: HttpRoutes, log: Logger): void {
  const methods = methodsOf(server);

  server.setErrorHandler((error, request, reply) => {
    const known = errorOfResponse(error);
    const fields = { requestId: request.id, method: request.method, url: request.url, code: known.code };
    if (known.status >= 500) log.error({ ...fields, err: error }, known.message);
    else log.debug(fields, known.message);
    return sendProblem(reply, request, known);
  });

  server.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const allowed = methods(path);
    if (allowed.length === 0) {
      return sendProblem(reply, request, new MillraceError('ROUTE_NOT_FOUND', `there is no route ${path}`));
    }
    reply.header('allow', allowed.join(', '));
    return sendProblem(
      reply,
      request,
      new MillraceError('METHOD_NOT_ALLOWED', `${path} takes ${allowed.join(', ')}, not ${request.method}`),
    );
  });
}

function sendProblem(reply: FastifyReply, request: FastifyRequest, error: MillraceError): FastifyReply {
  discardRest(request.raw);
  const problem = problemOf(error, request);
  if (problem.retryAfter !== undefined) reply.header('retry-after', problem.retryAfter);
  return reply
    .code(error.status)
    .type(problemContentType)
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problem);
}
