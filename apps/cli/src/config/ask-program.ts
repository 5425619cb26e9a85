import { execFile } from 'node:child_process';
import type { LoadOptions, ShownConfig } from '@millrace/config';
import { MillraceError } from '@millrace/contracts';
import { z } from 'zod';

const setting = z.object({ path: z.string(), variable: z.string(), value: z.unknown().optional(), source: z.string() });
const answer = z.object({ settings: z.array(setting), problems: z.array(z.string()) });

export interface AskOptions {
  /** The folder and the environment that the program is to read. */
  readonly config: LoadOptions;
  readonly signal: AbortSignal;
}

/**
 * The configuration of an app as its own program tells it. Rejects with `DEPENDENCY_UNAVAILABLE` where the program does not run, as where the
 * packages of the app are not installed.
 */
export function askProgram(app: string, program: string, { config, signal }: AskOptions): Promise<ShownConfig> {
  const args = ['--disable-warning=ExperimentalWarning', program, 'config', 'show', '--json'];
  const options = { cwd: config.cwd, env: config.env, signal, maxBuffer: 16 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      if (signal.aborted) return reject(error);
      try {
        resolve(answer.parse(JSON.parse(stdout)));
      } catch (cause) {
        const why = /^\w*Error.*$/m.exec(stderr)?.[0] ?? `it ended with ${error?.code ?? 0}`;
        reject(new MillraceError('DEPENDENCY_UNAVAILABLE', `${app} cannot be asked: ${why}`, { cause }));
      }
    });
  });
}
