import { type Client, createClient } from '@millrace/client';
import { type AppProcess, type Ending, startApp, urlOf } from './app-process.ts';
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
  end(process: AppProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<Ending>;
  /** Asks every worker to finish what it has in hand; the APIs stay. Resolves to how each ended, by app. */
  stopWorkers(): Promise<Record<string, Ending>>;
  stop(): Promise<void>;
}

/** Starts the APIs and one of each worker. */
export async function startFleet(what: string): Promise<RunningFleet> {
  const stack = await freshStack(what);
  const processes = new Set<AppProcess>();
  const start: RunningFleet['start'] = async (app, environment = {}) => {
    const started = await startApp(app, { ...stack.environment, ...environment });
    processes.add(started);
    return started;
  };
  const end: RunningFleet['end'] = (process, signal) => {
    processes.delete(process);
    return process.end(signal);
  };
  const running: RunningFleet['running'] = (app) => [...processes].filter((process) => process.app === app);
  const stop = async () => {
    await Promise.all([...processes].map((process) => end(process, 'SIGTERM')));
    await stack.drop();
  };
  // All are waited for, so that none is left behind when one fails.
  const starts = await Promise.allSettled(
    ['ingest-api', 'query-api', ...workers.map(({ app }) => app)].map((app) => start(app)),
  );
  try {
    const [ingest, query] = starts.map((started) => {
      if (started.status === 'rejected') throw started.reason;
      return started.value;
    }) as [AppProcess, AppProcess];
    return {
      stack,
      client: createClient({ apiUrl: urlOf(ingest), queryUrl: urlOf(query) }),
      start,
      running,
      end,
      async stopWorkers() {
        const own = workers.flatMap(({ app }) => running(app));
        const endings = await Promise.all(
          own.map(async (process) => [process.app, await end(process, 'SIGTERM')] as const),
        );
        return Object.fromEntries(endings);
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
