import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface EmbeddingRequest {
  readonly model: string;
  readonly input: readonly string[];
  readonly authorization: string | undefined;
}

/** What to answer instead of vectors. */
export interface Refusal {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface EmbeddingEndpoint {
  readonly baseUrl: string;
  readonly requests: readonly EmbeddingRequest[];
  close(): Promise<void>;
}

/**
 * A server on this machine that speaks OpenAI's embeddings API. `answer` gives a vector a text, a refusal, or `silence`: no answer at
 * all.
 */
export async function openEmbeddingEndpoint(
  answer: (request: EmbeddingRequest, count: number) => readonly (readonly number[])[] | Refusal | 'silence',
): Promise<EmbeddingEndpoint> {
  const requests: EmbeddingRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const request = await readRequest(incoming);
    requests.push(request);
    const answered = incoming.url === '/v1/embeddings' ? answer(request, requests.length) : { status: 404 };
    if (answered !== 'silence') send(response, request, answered);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function readRequest(incoming: IncomingMessage): Promise<EmbeddingRequest> {
  const body = Buffer.concat(await incoming.toArray()).toString('utf8');
  const { model, input } = JSON.parse(body) as Pick<EmbeddingRequest, 'model' | 'input'>;
  return { model, input, authorization: incoming.headers.authorization };
}

function send(
  response: ServerResponse,
  { model }: EmbeddingRequest,
  answered: readonly (readonly number[])[] | Refusal,
): void {
  if ('status' in answered) {
    const { status, headers = {}, body = { error: { message: `status ${status}`, type: 'test' } } } = answered;
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    return;
  }
  const data = answered.map((embedding, index) => ({ object: 'embedding', index, embedding }));
  const usage = { prompt_tokens: answered.length, total_tokens: answered.length };
  response
    .writeHead(200, { 'content-type': 'application/json' })
    .end(JSON.stringify({ object: 'list', data, model, usage }));
}
