import type { ServerResponse } from 'node:http';

/** For so long an answer may still be read whose time is over. */
const patienceMs = 1_000;

/** Cuts an answer off that has not ended some time after its call was `aborted`: one that its caller does not read never ends. */
export function cutOverdue(response: ServerResponse, aborted: AbortSignal): void {
  const cutSoon = () => {
    const cut = setTimeout(() => response.destroy(), patienceMs).unref();
    response.once('close', () => clearTimeout(cut));
  };
  aborted.addEventListener('abort', cutSoon, { once: true });
}
