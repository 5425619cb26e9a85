import { isTerminal, type TaskState, taskStateSchema } from '@millrace/contracts';
import { ClientError } from './client-error.ts';
import { readEvents } from './read-events.ts';

/** Pause before a lost event stream is opened again, milliseconds. */
const reconnectMs = 500;

/** How often in a row the stream may fail before the watching fails. */
const mostFailures = 20;

/** Every state of a task that the server shows, from now to the terminal one. A lost stream is opened again. */
export async function* watchTask(
  url: URL,
  headers: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): AsyncGenerator<TaskState> {
  for (let failures = 0; ; ) {
    try {
      for await (const { data } of readEvents(url, { headers, signal })) {
        failures = 0;
        const state = taskStateSchema.parse(data);
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
