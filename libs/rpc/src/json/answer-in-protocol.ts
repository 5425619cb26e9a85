import { codeToHttpStatus, errorToJson } from '@connectrpc/connect/protocol-connect';
import type { Logger } from '@millrace/ports';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { logFailure } from '../calls/log-failure.ts';

/** Answers what is refused before a method is reached as the method itself would: clients of the protocol know no other errors. */
export function answerInProtocol(log: Logger) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const refusal = logFailure(error, request.url, log);
    return reply
      .code(codeToHttpStatus(refusal.code))
      .headers(Object.fromEntries(refusal.metadata))
      .type('application/json')
      .serializer((body: unknown) => JSON.stringify(body))
      .send(errorToJson(refusal, undefined));
  };
}
