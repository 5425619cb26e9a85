import { Readable } from 'node:stream';
import { createContextValues } from '@connectrpc/connect';
import type { UniversalHandler } from '@connectrpc/connect/protocol';
import { universalRequestFromNodeRequest } from '@connectrpc/connect-node';
import {
  type AnyHttpApp,
  callerOf,
  forAnyone,
  type HttpRoutes,
  limited,
  onlyDescribed,
  requires,
} from '@millrace/http';
import type { Logger } from '@millrace/ports';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerKey } from '../access/caller.ts';
import type { AnyRpcApp } from '../rpc-app.ts';
import type { RpcService } from '../rpc-service.ts';
import { answerInProtocol, errorSchema } from './answer-in-protocol.ts';
import { cutOverdue } from './cut-overdue.ts';
import { handlersOf } from './handlers-of.ts';
import { freeCallers, tellFailures } from './interceptors.ts';
import { messageSchema } from './message-schema.ts';
import { withDeadline } from './with-deadline.ts';

export interface CallLimits {
  /** The largest message that is read or written, bytes. Default 64 MiB. */
  readonly maxMessageBytes?: number;
  /** How long a call may take, whatever its caller says, milliseconds. Default 10 minutes. */
  readonly maxDeadlineMs?: number;
}

const mediaTypes = ['application/json', 'application/proto'];
const streamMediaTypes = ['application/connect+json', 'application/connect+proto'];

/**
 * The services of an app as JSON over HTTP, by the protocol of Connect (https://connectrpc.com/docs/protocol): `POST /package.Service/Method`.
 * Its routes are guarded, counted and described as any other.
 */
export function overHttp(app: AnyRpcApp, limits: CallLimits = {}): AnyHttpApp {
  const { name, summary, needs, settings } = app;
  return {
    name,
    summary,
    needs,
    wants: [],
    settings,
    async routes(server, ports, section, host) {
      const services = app.services(ports, section, host);
      await server.register(async (scope: HttpRoutes) => {
        // The handlers read what comes.
        scope.removeAllContentTypeParsers();
        scope.addContentTypeParser([...mediaTypes, ...streamMediaTypes], (_request, payload, done) =>
          done(null, payload),
        );
        scope.setErrorHandler(answerInProtocol(host.log));
        for (const service of services) addRoutes(scope, service, limits, host.log);
      });
    },
  };
}

function addRoutes(server: HttpRoutes, service: RpcService, limits: CallLimits, log: Logger): void {
  const { maxMessageBytes = 64 * 1024 * 1024, maxDeadlineMs = 600_000 } = limits;
  const interceptors = [tellFailures(log), freeCallers];
  for (const handler of handlersOf(service, { maxMessageBytes, interceptors })) {
    const url = handler.requestPath;
    const schema = schemaOf(handler, service);
    server.post(url, { schema }, (request, reply) =>
      answer(handler, schema.security.length > 0, maxDeadlineMs, request, reply),
    );
  }
}

async function answer(
  handler: UniversalHandler,
  guarded: boolean,
  maxDeadlineMs: number,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const values = createContextValues();
  if (guarded) values.set(callerKey, callerOf(request));
  const { call, clear } = withDeadline(
    universalRequestFromNodeRequest(request.raw, reply.raw, undefined, values),
    maxDeadlineMs,
  );
  reply.raw.once('close', clear);
  cutOverdue(reply.raw, call.signal);
  const { status, header, body } = await handler(call);
  return reply
    .code(status)
    .headers(Object.fromEntries(header ?? []))
    .send(body ? Readable.from(body, { objectMode: false }) : undefined);
}

function schemaOf({ method }: UniversalHandler, { scopes, groups, description }: RpcService) {
  const scope = scopes[method.localName];
  const group = groups[method.localName];
  const streams = method.methodKind !== 'unary';
  return {
    summary: `${description.name}: ${method.name}`,
    description: streams ? 'Answers with a stream of messages, each in the envelope of Connect.' : '',
    tags: [description.typeName],
    consumes: [streams ? 'application/connect+json' : 'application/json'],
    produces: [streams ? 'application/connect+json' : 'application/json'],
    body: onlyDescribed(messageSchema(method.input)),
    response: { 200: messageSchema(method.output), default: errorSchema },
    ...(scope ? requires(scope) : forAnyone),
    ...(group ? limited(group) : {}),
  };
}
