import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { detectEngine } from '../engine.ts';
import type { InfraSettings } from '../settings.ts';
import { ensureDebianRoot } from './debian-root.ts';
import { insideRoot } from './inside-root.ts';
import { rootView } from './native-host.ts';

/**
 * Runs a command with the Debian root's own programs (Python with pika and redis, `psql`, `redis-cli`), in the
 * repository, which it sees read-only. It inherits the environment, stdin and stdout.
 *
 * @returns the command's exit code
 */
export async function execInRoot(settings: InfraSettings, command: readonly string[]): Promise<number> {
  detectEngine({ ...settings, engine: 'native' });
  const root = await ensureDebianRoot(settings, (line) => console.error(`infra: ${line}`));
  const view = rootView(root, settings.folder);
  const [file = '', ...args] = insideRoot(view, 'nobody', ['env', '--chdir=/mnt', ...command]);
  const child = spawn(file, args, { stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(signal ? 128 + constants.signals[signal] : (code ?? 1)));
  });
}
