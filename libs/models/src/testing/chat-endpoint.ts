import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ChatAnswer, sendAnswer } from './chat-answer.ts';
import type { ChatRequest } from './chat-request.ts';

export interface ChatEndpoint {
  readonly baseUrl: string;
  readonly requests: readonly ChatRequest[];
  /** Those whose callers went away before their answers were complete. */
  readonly left: readonly ChatRequest[];
  /** `Authorization` of the last request. */
  readonly authorization: string | undefined;
  /** Resolves when the next request has come. */
  reached(): Promise<void>;
  /** Resolves when the next caller has gone away before its answer was complete. */
  abandoned(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A server on this machine that speaks OpenAI's chat completions API, streamed or whole. `answer` says what to answer to the request
 * of that count, the first is 1.
 */
export async function openChatEndpoint(
  answer: (request: ChatRequest, count: number) => ChatAnswer,
): Promise<ChatEndpoint> {
  const requests: ChatRequest[] = [];
  const left: ChatRequest[] = [];
  const told = new EventEmitter();
  const next = async (what: string) => void (await once(told, what));
  let authorization: string | undefined;
  const server = createServer(async (incoming, response) => {
    const request = await readRequest(incoming);
    response.once('close', () => {
      if (response.writableEnded) return;
      left.push(request);
      told.emit('abandoned');
    });
    requests.push(request);
    told.emit('reached');
    authorization = incoming.headers.authorization;
    const known = incoming.url === '/v1/chat/completions';
    sendAnswer(response, request, known ? answer(request, requests.length) : { status: 404 });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    left,
    get authorization() {
      return authorization;
    },
    reached: () => next('reached'),
    abandoned: () => next('abandoned'),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function readRequest(incoming: IncomingMessage): Promise<ChatRequest> {
  return JSON.parse(Buffer.concat(await incoming.toArray()).toString('utf8')) as ChatRequest;
}
