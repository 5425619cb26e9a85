import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * Runs a script under the given Node.js, hands on the signals that ask for an end, and gives its exit code.
 *
 * Ctrl-C at a terminal reaches the whole process group: the script has had that SIGINT already, and npm sends the
 * launcher one more. Handing it on would make it the script's second, which cuts a graceful stop short.
 *
 * @param {{ node: string, script: string, args: readonly string[], cwd: string, env: Record<string, string | undefined> }} run
 * @returns {Promise<number>} the exit code; 128 + n where signal n ended the script
 */
export function runScript({ node, script, args, cwd, env }) {
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', script, ...args], { cwd, env, stdio: 'inherit' });
  const fromTerminal = process.stdin.isTTY === true;
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGHUP', 'SIGTERM'];
  for (const signal of signals) {
    process.on(signal, () => {
      if (signal === 'SIGTERM' || !fromTerminal) child.kill(signal);
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 1)));
  });
}
