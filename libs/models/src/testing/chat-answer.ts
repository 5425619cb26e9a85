import type { ServerResponse } from 'node:http';
import type { ChatRequest } from './chat-request.ts';

/** What a test's model answers. */
export type ChatAnswer =
  | {
      /** In these pieces, where it is streamed. */
      readonly text?: readonly string[];
      readonly calls?: readonly { readonly name: string; readonly input: unknown }[];
      readonly finish?: 'stop' | 'length' | 'content_filter';
      /** How it ends before its end: the connection is cut, the stream just ends, or nothing more comes. */
      readonly breaks?: 'cut' | 'end' | 'silence';
    }
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>> };

const usage = { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 };

export function sendAnswer(response: ServerResponse, request: ChatRequest, answer: ChatAnswer): void {
  if ('status' in answer) {
    const { status, headers = {} } = answer;
    const body = { error: { message: `status ${status}`, type: 'test' } };
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    return;
  }
  const { text = [], calls = [], finish = calls.length > 0 ? 'tool_calls' : 'stop' } = answer;
  const toolCalls = calls.map(({ name, input }, index) => ({
    index,
    id: `call-${index + 1}`,
    type: 'function',
    function: { name, arguments: JSON.stringify(input) },
  }));
  const common = { id: 'chatcmpl-1', created: 1, model: request.model };
  if (!request.stream) {
    const message = {
      role: 'assistant',
      content: text.join(''),
      ...(calls.length > 0 ? { tool_calls: toolCalls } : {}),
    };
    const body = {
      ...common,
      object: 'chat.completion',
      choices: [{ index: 0, message, finish_reason: finish }],
      usage,
    };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    return;
  }

  const chunk = (delta: object, reason: string | null = null) => ({
    ...common,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, finish_reason: reason }],
  });
  const write = (data: object | string) =>
    response.write(`data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`);
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const content of text) write(chunk({ role: 'assistant', content }));
  if (answer.breaks === 'silence') return;
  if (answer.breaks === 'end') {
    response.end();
    return;
  }
  if (answer.breaks === 'cut') {
    // Once what was said is on its way.
    setImmediate(() => response.destroy());
    return;
  }
  if (toolCalls.length > 0) write(chunk({ role: 'assistant', tool_calls: toolCalls }));
  write(chunk({}, finish));
  write({ ...common, object: 'chat.completion.chunk', choices: [], usage });
  write('[DONE]');
  response.end();
}
