import { type Client, createClient } from '@millrace/client';
import { type AppProcess, type Ending, startApp, urlOf } from './app-process.ts';
import { type FreshStack, freshStack } from './fresh-stack.ts';
import type { Plan } from './hooks/arm.ts';
import { workers } from './workers.ts';

/** The whole fleet on a stack of its own, one process an app. */
export interface RunningFleet {
  readonly stack: FreshStack;
  readonly client: Client;
  /** Starts one more process of an app, `environment` on top of the stack's. */
  start(app: string, environment?: Readonly<Record<string, string>>, plan?: Plan): Promise<AppProcess>;
  /** The processes of an app that were started and not ended through `end`. */
  running(app: string): readonly AppProcess[];
  end(process: AppProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<Ending>;
  /** Asks every worker to finish what it has in hand; the APIs stay. Resolves to how each ended, by app. */
  stopWorkers(): Promise<Record<string, Ending>>;
  stop(): Promise<void>;
}

export interface FleetOptions {
  /** Beside the APIs. Default: one of each worker. */
  readonly apps?: readonly string[];
  /** On top of the stack's, for every process. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Runs every process with crash points in it; see hooks/. */
  readonly plan?: Plan;
}

/** Starts the APIs and the workers. */
export async function startFleet(what: string, options: FleetOptions = {}): Promise<RunningFleet> {
  const { apps = workers.map(({ app }) => app), plan } = options;
  const stack = await freshStack(what);
  const processes = new Set<AppProcess>();
  const start: RunningFleet['start'] = async (app, environment = {}, own = plan) => {
    const started = await startApp(app, { ...stack.environment, ...options.environment, ...environment }, own);
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
  const starts = await Promise.allSettled(['ingest-api', 'query-api', ...apps].map((app) => start(app)));
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
        const own = apps.flatMap((app) => running(app));
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
