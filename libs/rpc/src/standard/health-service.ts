import { setTimeout as delay } from 'node:timers/promises';
import { Code, ConnectError } from '@connectrpc/connect';
import { Health, HealthCheckResponse_ServingStatus as Status } from '@millrace/protocol';
import { defineRpcService, type RpcService } from '../rpc-service.ts';

export interface HealthOptions {
  /** Full names of the services that are served. */
  readonly names: readonly string[];
  readonly ready: () => Promise<boolean>;
  /** Aborts when the server begins to close: from then on nothing is serving. */
  readonly stopping: AbortSignal;
}

/** How long an answer of `ready` holds, and how often a watcher looks. */
const freshMs = 1_000;

/**
 * The standard health service (https://github.com/grpc/grpc/blob/master/doc/health-checking.md). All services share the process, and so
 * its readiness; the empty name stands for the server as a whole.
 */
export function healthService({ names, ready, stopping }: HealthOptions): RpcService {
  const known = new Set(['', ...names]);
  let asked: { readonly at: number; readonly answer: Promise<boolean> } | undefined;

  async function status(): Promise<Status> {
    const now = performance.now();
    if (!asked || now - asked.at >= freshMs) asked = { at: now, answer: ready().catch(() => false) };
    return !stopping.aborted && (await asked.answer) ? Status.SERVING : Status.NOT_SERVING;
  }

  return defineRpcService(
    Health,
    { check: null, list: null, watch: null },
    {
      async check({ service }) {
        if (known.has(service)) return { status: await status() };
        throw new ConnectError(`'${service}' is not served here; list shows what is`, Code.NotFound);
      },
      async list() {
        const all = await status();
        return { statuses: Object.fromEntries([...known].map((name) => [name, { status: all }])) };
      },
      async *watch({ service }, { signal }) {
        const ended = AbortSignal.any([signal, stopping]);
        let last: Status | undefined;
        while (true) {
          const current = known.has(service) ? await status() : Status.SERVICE_UNKNOWN;
          if (current !== last) yield { status: current };
          last = current;
          if (ended.aborted) return;
          await delay(freshMs, undefined, { signal: ended }).catch(() => {});
        }
      },
    },
  );
}
