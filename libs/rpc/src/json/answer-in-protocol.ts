import { codeToHttpStatus, errorToJson } from '@connectrpc/connect/protocol-connect';
import type { Logger } from '@millrace/ports';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { logFailure } from '../calls/log-failure.ts';

/** An error as the protocol has it. */
export const errorSchema = z
  .object({
    code: z.string().describe('The status of gRPC, such as `not_found`'),
    message: z.string(),
    details: z.array(z.object({ type: z.string(), value: z.string(), debug: z.unknown() })).optional(),
  })
  .describe('Why not; the header `millrace-code` holds the code');

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
