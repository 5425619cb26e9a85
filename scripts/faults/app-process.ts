import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(import.meta.dirname, '../..');

/** One app as a process of its own, as the fleet runs it. */
export interface AppProcess {
  readonly app: string;
  readonly pid: number;
  /** What it logged, newest last. */
  readonly lines: readonly string[];
  /** Sends a signal; resolves when the process has ended. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
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
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const working = new Promise<void>((resolve, reject) => {
    const take = (line: string) => {
      lines.push(line);
      if (/"msg":"(working|serving)"/.test(line)) resolve();
    };
    createInterface({ input: child.stdout }).on('line', take);
    createInterface({ input: child.stderr }).on('line', take);
    child.once('exit', (code) => reject(new Error(`${app} ended with ${code}:\n${lines.join('\n')}`)));
  });
  await working;
  return { app, pid: child.pid ?? 0, lines, end: (signal) => endOf(child, signal) };
}

/** URL that an HTTP app serves, from its log. */
export function urlOf({ app, lines }: AppProcess): string {
  const url = lines.join('\n').match(/"url":"([^"]+)"/)?.[1];
  if (!url) throw new Error(`${app} did not say where it serves`);
  return url;
}

async function endOf(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
