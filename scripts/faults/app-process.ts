import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(import.meta.dirname, '../..');

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
}

/** Starts `apps/<app>` and resolves when it says that it works. Rejects with its output when it ends before. */
export async function startApp(app: string, environment: Readonly<Record<string, string>>): Promise<AppProcess> {
  const child = spawn(process.execPath, [join(root, 'apps', app, 'src/main.ts')], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      MILLRACE_HEALTH_PORT: '0',
      MILLRACE_HTTP_PORT: '0',
      // Every start after the first takes half the time.
      NODE_COMPILE_CACHE: join(root, '.millrace/compile-cache'),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const listeners = new Set<(line: string) => void>();
  const take = (line: string) => {
    lines.push(line);
    for (const listener of listeners) listener(line);
  };
  createInterface({ input: child.stdout }).on('line', take);
  createInterface({ input: child.stderr }).on('line', take);
  const ended = new Promise<Ending>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? signal ?? 0));
  });

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

  await says(/"msg":"(working|serving)"/);
  return {
    app,
    lines,
    ended,
    says,
    signal: (signal) => {
      child.kill(signal);
    },
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

/** URL that an HTTP app serves, from its log. */
export function urlOf({ app, lines }: AppProcess): string {
  const url = lines.join('\n').match(/"url":"([^"]+)"/)?.[1];
  if (!url) throw new Error(`${app} did not say where it serves`);
  return url;
}
