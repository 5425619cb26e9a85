import type { z } from 'zod';
import { ClientError, errorOf } from './client-error.ts';

export interface RequestOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: NonNullable<RequestInit['body']>;
  readonly signal?: AbortSignal | undefined;
  /** Tries in all when the server answers 503 or 429 or none at all; only for requests that may be sent twice. Default 1. */
  readonly tries?: number;
}

/** The longest that a `Retry-After` is heeded, milliseconds. */
const longestWaitMs = 30_000;

/** Sends a request. Resolves to a 2xx response, throws a {@link ClientError} otherwise. */
export async function send(url: URL, { tries = 1, signal, ...init }: RequestOptions = {}): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const result = await trySend(url, { ...init, ...(signal ? { signal } : {}) });
    if (result instanceof Response && result.ok) return result;
    const mayRetry =
      attempt < tries && (!(result instanceof Response) || result.status === 503 || result.status === 429);
    if (!mayRetry) throw result instanceof Response ? await errorOf(result) : result;
    const waitMs = result instanceof Response ? retryAfterMs(result) : undefined;
    if (result instanceof Response) await result.body?.cancel();
    await new Promise((resolve) => setTimeout(resolve, Math.min(waitMs ?? 250 * 2 ** attempt, longestWaitMs)));
    signal?.throwIfAborted();
  }
}

/** Sends a request and checks its JSON answer against `schema`. */
export async function sendJson<T>(url: URL, schema: z.ZodType<T>, options: RequestOptions = {}): Promise<T> {
  const response = await send(url, options);
  return schema.parse(await response.json());
}

/**
 * Half duplex is what a streamed body needs, and the types of fetch do not know it yet. The rest spares a copy of the body: fetch clones a
 * request that it may have to send again to another address, and so a file of any size would end in memory.
 */
const streamed: object = { duplex: 'half', redirect: 'error', window: null };

async function trySend(url: URL, init: RequestInit): Promise<Response | ClientError> {
  try {
    return await fetch(url, init.body ? { ...init, ...streamed } : init);
  } catch (cause) {
    init.signal?.throwIfAborted();
    const reason = cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : String(cause);
    return new ClientError('UNREACHABLE', 0, `${url.origin} does not answer: ${reason}`, { cause });
  }
}

/** RFC 9110 §10.2.3: seconds, or a date. */
function retryAfterMs(response: Response): number | undefined {
  const value = response.headers.get('retry-after');
  if (!value) return undefined;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
