/**
 * `npm test [-- file…]`: every suite, those for real servers included, with the servers started for the run. The last
 * line is `N passed, N failed, N skipped`.
 */
import { dirname } from 'node:path';
import { findRealSuites } from './test/real-suites.ts';
import { runVitest } from './test/run-vitest.ts';
import { startServers, type TestServers } from './test/servers.ts';
import { formatSummary } from './test/summary.ts';

const root = dirname(import.meta.dirname);
const say = (line: string) => console.error(`test: ${line}`);
const noServers: TestServers = { env: {}, release: async () => {} };

/** @returns the exit code */
async function main(args: readonly string[]): Promise<number> {
  // Whatever asks for an end, the servers are stopped first: vitest ends by its own handler, then this script goes on.
  let interrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => (interrupted = true));

  const filters = args.filter((arg) => !arg.startsWith('-'));
  const realSuites = findRealSuites(root, filters);
  const servers = realSuites.length > 0 ? await startServers(say) : noServers;
  try {
    if (interrupted) return 130;
    const projects = servers.unavailable ? ['--project', 'embedded'] : [];
    const { exitCode, summary } = await runVitest({ root, args: [...projects, ...args], env: servers.env });
    const notRun = servers.unavailable ? realSuites : [];
    if (servers.unavailable) {
      console.log(
        `${servers.unavailable}\nNot run for want of servers:\n${notRun.map((file) => `  ${file}`).join('\n')}`,
      );
    }
    console.log(formatSummary(summary));
    return exitCode === 0 && notRun.length > 0 && process.env.CI ? 1 : exitCode;
  } finally {
    await servers.release();
  }
}

process.exitCode = await main(process.argv.slice(2));
