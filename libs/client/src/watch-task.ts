import { isTerminal, problemSchema, type TaskState, taskStateSchema } from '@millrace/contracts';
import { ClientError } from './client-error.ts';
import { send } from './request.ts';

/** Pause before a lost event stream is opened again, milliseconds. */
const reconnectMs = 500;

/** How often in a row the stream may fail before the watching fails. */
const mostFailures = 20;

/**
 * Every state of a task that the server shows, from now to the terminal one. Reads server-sent events
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html) and opens a lost stream again.
 */
export async function* watchTask(
  url: URL,
  headers: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): AsyncGenerator<TaskState> {
  for (let failures = 0; ; ) {
    try {
      for await (const state of readStream(url, headers, signal)) {
        failures = 0;
        yield state;
        if (isTerminal(state.status)) return;
      }
    } catch (error) {
      signal?.throwIfAborted();
      const lasting = error instanceof ClientError && error.status >= 400 && error.status < 500;
      if (lasting || ++failures > mostFailures) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, reconnectMs));
  }
}

async function* readStream(
  url: URL,
  headers: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): AsyncGenerator<TaskState> {
  const response = await send(url, { headers: { ...headers, accept: 'text/event-stream' }, signal });
  if (!response.body) return;
  let pending = '';
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const frames = (pending + text).split(/\r?\n\r?\n/);
    pending = frames.pop() ?? '';
    for (const frame of frames) {
      const state = stateOf(frame);
      if (state) yield state;
    }
  }
}

/** The state in an event; undefined in a comment. Throws the problem that an event `error` tells. */
function stateOf(frame: string): TaskState | undefined {
  const field = (name: string) =>
    frame
      .split(/\r?\n/)
      .filter((line) => line.startsWith(`${name}:`))
      .map((line) => line.slice(name.length + 1).trimStart())
      .join('\n');
  const data = field('data');
  if (!data) return undefined;
  if (field('event') !== 'error') return taskStateSchema.parse(JSON.parse(data));
  const problem = problemSchema.parse(JSON.parse(data));
  throw new ClientError(problem.code, problem.status, problem.detail, { problem });
}
