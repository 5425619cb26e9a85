import { type Client, createClient } from '@millrace/client';
import { type AppProcess, startApp, urlOf } from './app-process.ts';
import { type FreshStack, freshStack } from './fresh-stack.ts';
import { workers } from './workers.ts';

/** The whole fleet on a stack of its own, one process an app. */
export interface RunningFleet {
  readonly stack: FreshStack;
  readonly client: Client;
  /** Starts one more process of an app, `environment` on top of the stack's. */
  start(app: string, environment?: Readonly<Record<string, string>>): Promise<AppProcess>;
  /** The processes of an app that were started and not ended through `end`. */
  running(app: string): readonly AppProcess[];
  end(process: AppProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the APIs and one of each worker, but for those in `without`. */
export async function startFleet(what: string, without: readonly string[] = []): Promise<RunningFleet> {
  const stack = await freshStack(what);
  const processes = new Set<AppProcess>();
  const start: RunningFleet['start'] = async (app, environment = {}) => {
    const started = await startApp(app, { ...stack.environment, ...environment });
    processes.add(started);
    return started;
  };
  const stop = async () => {
    await Promise.all([...processes].map((process) => process.end('SIGTERM')));
    await stack.drop();
  };
  try {
    const [ingest, query] = await Promise.all([start('ingest-api'), start('query-api')]);
    await Promise.all(workers.filter(({ app }) => !without.includes(app)).map(({ app }) => start(app)));
    return {
      stack,
      client: createClient({ apiUrl: urlOf(ingest), queryUrl: urlOf(query) }),
      start,
      running: (app) => [...processes].filter((process) => process.app === app),
      async end(process, signal) {
        processes.delete(process);
        await process.end(signal);
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
