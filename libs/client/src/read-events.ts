import { problemSchema } from '@millrace/contracts';
import { ClientError } from './client-error.ts';
import { type RequestOptions, send } from './request.ts';

export interface ReceivedEvent {
  readonly event: string;
  readonly data: unknown;
}

/**
 * The events of one stream (https://html.spec.whatwg.org/multipage/server-sent-events.html) until it ends, their data read as JSON. Throws
 * the problem that an event `error` tells.
 */
export async function* readEvents(url: URL, options: RequestOptions): AsyncGenerator<ReceivedEvent> {
  const response = await send(url, { ...options, headers: { ...options.headers, accept: 'text/event-stream' } });
  if (!response.body) return;
  let pending = '';
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const frames = (pending + text).split(/\r?\n\r?\n/);
    pending = frames.pop() ?? '';
    for (const frame of frames) {
      const event = eventOf(frame);
      if (event) yield event;
    }
  }
}

/** The event of a frame; undefined of a comment. */
function eventOf(frame: string): ReceivedEvent | undefined {
  const field = (name: string) =>
    frame
      .split(/\r?\n/)
      .filter((line) => line.startsWith(`${name}:`))
      .map((line) => line.slice(name.length + 1).trimStart())
      .join('\n');
  const data = field('data');
  if (!data) return undefined;
  const event = field('event');
  if (event !== 'error') return { event, data: JSON.parse(data) };
  const problem = problemSchema.parse(JSON.parse(data));
  throw new ClientError(problem.code, problem.status, problem.detail, { problem });
}
