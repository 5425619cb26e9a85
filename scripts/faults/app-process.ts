import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Notice, Order, Plan } from './hooks/arm.ts';

const root = join(import.meta.dirname, '../..');

/** Where the logs of processes with crash points are kept, all of one app in one file. */
export const logFolder = join(root, '.millrace/faults/apps');

/** How a process ended: its exit code, or the signal that ended it. */
export type Ending = number | NodeJS.Signals;

/** One app as a process of its own, as the fleet runs it. */
export interface AppProcess {
  readonly app: string;
  /** What it logged, newest last. */
  readonly lines: readonly string[];
  readonly ended: Promise<Ending>;
  /** Resolves to the first line, past or to come, that the pattern fits. Rejects when the process ends before. */
  says(pattern: RegExp): Promise<string>;
  signal(signal: NodeJS.Signals): void;
  /** Sends a signal; resolves when the process has ended. */
  end(signal: NodeJS.Signals): Promise<Ending>;
  /** Tells the hooks of a process that was started with a plan; resolves when it has taken the order. */
  order(order: Order): Promise<void>;
  /** Hears what the hooks tell, until the returned function is called. */
  hear(listener: (notice: Notice) => void): () => void;
}

/** Most lines of a log that are kept: a process lives long under load. */
const mostLines = 2_000;

/**
 * Starts `apps/<app>` and resolves when it says that it works. Rejects with its output when it ends before. With a `plan` it runs
 * with crash points in it.
 */
export async function startApp(
  app: string,
  environment: Readonly<Record<string, string>>,
  plan?: Plan,
): Promise<AppProcess> {
  if (plan) await mkdir(logFolder, { recursive: true });
  const child = launch(app, environment, plan);
  const lines: string[] = [];
  const listeners = new Set<(line: string) => void>();
  const logFile = plan ? createWriteStream(join(logFolder, `${app}.log`), { flags: 'a' }) : undefined;
  const take = (line: string) => {
    lines.push(line);
    if (lines.length > mostLines) lines.splice(0, mostLines / 2);
    logFile?.write(`${line}\n`);
    for (const listener of listeners) listener(line);
  };
  for (const stream of [child.stdout, child.stderr]) if (stream) createInterface({ input: stream }).on('line', take);
  const ended = new Promise<Ending>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      logFile?.end(`ended: ${code ?? signal}\n`);
      resolve(code ?? signal ?? 0);
    });
  });
  ended.catch(() => {});

  const says: AppProcess['says'] = async (pattern) => {
    const past = lines.find((line) => pattern.test(line));
    if (past !== undefined) return past;
    const said = Promise.withResolvers<string>();
    const listener = (line: string) => pattern.test(line) && said.resolve(line);
    listeners.add(listener);
    const silent = ended.then((ending) => {
      throw new Error(`${app} ended with ${ending} and did not say ${pattern}:\n${lines.join('\n')}`);
    });
    return Promise.race([said.promise, silent]).finally(() => listeners.delete(listener));
  };

  const hear: AppProcess['hear'] = (listener) => {
    child.on('message', listener);
    return () => child.off('message', listener);
  };

  await says(/"msg":"(working|serving)"/);
  return {
    app,
    lines,
    ended,
    says,
    hear,
    signal: (signal) => {
      child.kill(signal);
    },
    end(signal) {
      child.kill(signal);
      return ended;
    },
    async order(order) {
      const taken = Promise.withResolvers<void>();
      const name = order.arm.id;
      const deaf = hear((notice) => 'taken' in notice && notice.taken === name && taken.resolve());
      void ended.then(() => taken.reject(new Error(`${app} ended before it took the order ${name}`)));
      child.send(order, (error) => error && taken.reject(error));
      await taken.promise.finally(deaf);
    },
  };
}

function launch(app: string, environment: Readonly<Record<string, string>>, plan: Plan | undefined): ChildProcess {
  const hooks = plan ? ['--import', join(import.meta.dirname, 'hooks/register.ts')] : [];
  return spawn(process.execPath, [...hooks, join(root, 'apps', app, 'src/main.ts')], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      MILLRACE_HEALTH_PORT: '0',
      MILLRACE_HTTP_PORT: '0',
      MILLRACE_GRPC_PORT: '0',
      // One caller does here what many do elsewhere.
      MILLRACE_RATE_LIMITS_ENABLED: 'false',
      // Every start after the first takes half the time.
      NODE_COMPILE_CACHE: join(root, plan ? '.millrace/compile-cache-faults' : '.millrace/compile-cache'),
      ...(plan && { MILLRACE_FAULTS: JSON.stringify(plan) }),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe', ...(plan ? (['ipc'] as const) : [])],
  });
}

/** URL that an app serves, from its log. */
export function urlOf({ app, lines }: AppProcess, protocol: 'http' | 'grpc' = 'http'): string {
  const name = protocol === 'http' ? 'url' : 'grpc';
  const url = lines.join('\n').match(new RegExp(`"${name}":"([^"]+)"`))?.[1];
  if (!url) throw new Error(`${app} did not say where it serves ${protocol}`);
  return url;
}
