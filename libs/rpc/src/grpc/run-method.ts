import { Code, ConnectError, type HandlerContext } from '@connectrpc/connect';
import { eachUntilAborted, untilAborted } from '../calls/until-aborted.ts';
import type { Answer } from './answer.ts';
import type { Input, Output, ServedMethod } from './served-method.ts';

/** Has the method answer to the messages of a call. Throws what it throws, or the reason of the signal, which it need not heed. */
export async function runMethod(
  { description, implementation }: ServedMethod,
  messages: AsyncIterable<Input>,
  context: HandlerContext,
  answer: Answer,
): Promise<void> {
  const { methodKind } = description;
  const { signal } = context;
  const takesMany = methodKind === 'client_streaming' || methodKind === 'bidi_streaming';
  const request = takesMany ? messages : await untilAborted(only(messages), signal);
  const given = implementation(request, context);
  if (methodKind === 'unary' || methodKind === 'client_streaming') {
    answer.end(await untilAborted(Promise.resolve(given as Output | Promise<Output>), signal));
    return;
  }
  for await (const message of eachUntilAborted(given as AsyncIterable<Output>, signal)) await answer.send(message);
  answer.end();
}

/** The message of a call that takes one (PROTOCOL-HTTP2.md of gRPC has `UNIMPLEMENTED` for any other number). */
async function only(messages: AsyncIterable<Input>): Promise<Input> {
  let found: Input | undefined;
  for await (const message of messages) {
    if (found) throw new ConnectError('the method takes one message', Code.Unimplemented);
    found = message;
  }
  if (found) return found;
  throw new ConnectError('the method takes a message', Code.Unimplemented);
}
