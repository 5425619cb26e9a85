import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * Runs a program with this process's terminal.
 *
 * @returns its exit code; 128 + n where signal n ended it
 */
export function runProgram(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<number> {
  const child = spawn(file, args, { stdio: 'inherit', env });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(signal ? 128 + constants.signals[signal] : (code ?? 1)));
  });
}
