import { setTimeout as sleep } from 'node:timers/promises';
import { type AppProcess, urlOf } from './app-process.ts';
import type { Arm, Notice, Plan } from './hooks/arm.ts';
import { type FleetOptions, type RunningFleet, startFleet } from './running-fleet.ts';

/** What an arm did to a process. */
export interface Strike {
  readonly process: AppProcess;
  /** The message in hand, as far as the point knows it. */
  readonly messageId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A message that passed a point which is reported. */
export type Passing = Extract<Notice, { passed: unknown }>;

/** A fleet in which every process that ends is started again, as an orchestrator of containers does it. */
export interface SupervisedFleet extends RunningFleet {
  /** Ends a process by SIGKILL; resolves when its successor works. */
  kill(process: AppProcess): Promise<void>;
  /** Resolves when the process is armed. Once struck, one that is stopped goes on after `stopMs`. */
  arm(process: AppProcess, arm: Omit<Arm, 'id'>, stopMs?: number): Promise<{ readonly struck: Promise<Strike> }>;
  /** Hears of every message that passes a reported point, until the returned function is called. */
  hear(listener: (passing: Passing) => void): () => void;
  /** Starts or stops processes of an app until `count` run. */
  scale(app: string, count: number): Promise<void>;
  /** Resolves when no successor is being started. */
  whole(): Promise<void>;
  /** How often processes of each app were killed. */
  readonly kills: ReadonlyMap<string, number>;
  /** A sentence for each process that ended by itself. */
  readonly surprises: readonly string[];
}

/** How a process was started, and its successor is. */
interface How {
  readonly environment: Readonly<Record<string, string>>;
  readonly plan?: Plan | undefined;
}

export async function startSupervisedFleet(what: string, options: FleetOptions): Promise<SupervisedFleet> {
  const kills = new Map<string, number>();
  const surprises: string[] = [];
  const starting = new Set<Promise<void>>();
  const successors = new Map<AppProcess, Promise<void>>();
  const listeners = new Set<(passing: Passing) => void>();
  let strikes = 0;
  let stopping = false;
  const fleet = await startFleet(what, options);

  function watch(process: AppProcess, how: How): void {
    process.hear((notice) => {
      if ('passed' in notice) for (const listener of listeners) listener(notice);
    });
    void process.ended.then((ending) => {
      if (stopping || !fleet.running(process.app).includes(process)) return;
      void fleet.end(process, 'SIGKILL');
      if (ending === 'SIGKILL') kills.set(process.app, (kills.get(process.app) ?? 0) + 1);
      else surprises.push(`${process.app} ended by itself with ${ending}: ${process.lines.at(-1) ?? ''}`);
      const successor = replace(process.app, how).finally(() => starting.delete(successor));
      starting.add(successor);
      successors.set(process, successor);
    });
  }

  async function replace(app: string, how: How): Promise<void> {
    while (!stopping) {
      try {
        return watch(await fleet.start(app, how.environment, how.plan), how);
      } catch (error) {
        surprises.push(`${app} did not start: ${error instanceof Error ? error.message : error}`);
        await sleep(1_000);
      }
    }
  }

  const whole = async () => {
    while (starting.size > 0) await Promise.all(starting);
  };

  const start: SupervisedFleet['start'] = async (app, environment = {}, plan) => {
    const process = await fleet.start(app, environment, plan);
    watch(process, { environment, plan });
    return process;
  };

  for (const app of ['ingest-api', 'query-api', ...(options.apps ?? [])]) {
    for (const process of fleet.running(app)) {
      const url = app.endsWith('-api') ? new URL(urlOf(process)) : undefined;
      watch(process, { environment: url ? { MILLRACE_HTTP_PORT: url.port } : {} });
    }
  }

  return {
    ...fleet,
    kills,
    surprises,
    whole,
    start,
    async scale(app, count) {
      await whole();
      const running = fleet.running(app);
      const missing = Array.from({ length: Math.max(0, count - running.length) }, () => start(app));
      const surplus = running.slice(count).map((process) => fleet.end(process, 'SIGTERM'));
      await Promise.all([...missing, ...surplus]);
    },
    async kill(process) {
      process.signal('SIGKILL');
      await process.ended;
      await successors.get(process);
    },
    hear(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async arm(process, arm, stopMs = 0) {
      const id = `strike ${++strikes}`;
      const struck = Promise.withResolvers<Strike>();
      const deaf = process.hear((notice: Notice) => {
        if (!('struck' in notice) || notice.struck !== id) return;
        deaf();
        if (arm.action === 'SIGSTOP') setTimeout(() => process.signal('SIGCONT'), stopMs);
        const strike = { process, messageId: notice.messageId, at: notice.at };
        // Its successor is being started by then.
        void (arm.action === 'SIGKILL' ? process.ended : Promise.resolve()).then(() => struck.resolve(strike));
      });
      await process.order({ arm: { ...arm, id } });
      return { struck: struck.promise };
    },
    async stop() {
      stopping = true;
      await whole();
      await fleet.stop();
    },
  };
}
