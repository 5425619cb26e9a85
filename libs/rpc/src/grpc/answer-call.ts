import type { IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2';
import { ConnectError, type HandlerContext } from '@connectrpc/connect';
import { grpcStatuses } from '@millrace/contracts';
import type { Logger } from '@millrace/ports';
import { callerKey } from '../access/caller.ts';
import type { RequestGate } from '../access/request-gate.ts';
import { logFailure } from '../calls/log-failure.ts';
import { limitsOf } from '../calls/message-limits.ts';
import { untilAborted } from '../calls/until-aborted.ts';
import { createAnswer } from './answer.ts';
import type { MessageFormat } from './message-format.ts';
import { packingOf } from './packing.ts';
import { readMessages } from './read-messages.ts';
import { runMethod } from './run-method.ts';
import type { ServedMethod } from './served-method.ts';

/** A call as it came in. */
export interface Call {
  readonly method: ServedMethod;
  readonly format: MessageFormat;
  readonly stream: ServerHttp2Stream;
  readonly headers: IncomingHttpHeaders;
  readonly context: HandlerContext;
}

export interface AnswerCallOptions {
  readonly gate: RequestGate;
  /** Of one message that is read or written. */
  readonly maxMessageBytes: number;
  readonly log: Logger;
}

const statusNames = new Map<number, string>(Object.entries(grpcStatuses).map(([name, number]) => [number, name]));

/** Answers a call; gives the name of the status with which it did. Throws where not even a failure can be told. */
export async function answerCall(call: Call, options: AnswerCallOptions): Promise<string> {
  const { method, format, stream, context } = call;
  const answer = createAnswer(stream, context, { format, maxBytes: options.maxMessageBytes });
  try {
    const messages = await letIn(call, options);
    await runMethod(method, messages, context, answer);
    return 'OK';
  } catch (error) {
    const { signal } = context;
    const failure = signal.aborted ? ConnectError.from(signal.reason) : logFailure(error, method.path, options.log);
    answer.fail(failure);
    return statusNames.get(failure.code) ?? 'UNKNOWN';
  }
}

/** The messages of a call, of which none is read before its caller is known. */
async function letIn(
  { method, format, stream, headers, context }: Call,
  { gate, maxMessageBytes }: AnswerCallOptions,
): Promise<ReturnType<typeof readMessages>> {
  const caller = await untilAborted(gate(method, headers, context.responseHeader), context.signal);
  if (caller) context.values.set(callerKey, caller);
  return readMessages(stream.iterator({ destroyOnReturn: false }), method.description.input, {
    format,
    compression: packingOf(headers['grpc-encoding']),
    limits: limitsOf(method.scope, format.isJson, maxMessageBytes),
  });
}
