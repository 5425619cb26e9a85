import { existsSync, readdirSync } from 'node:fs';
import { runProgram } from '../run-program.ts';
import { fleetFolder, logFile } from './folders.ts';

/** Shows the last lines of the logs of one app, or of all; with `-f` goes on as they grow. @returns the exit code */
export async function showLogs(args: readonly string[]): Promise<number> {
  const follow = args.includes('-f') || args.includes('--follow');
  const wanted = args.find((arg) => !arg.startsWith('-'));
  const files = (existsSync(fleetFolder) ? readdirSync(fleetFolder) : [])
    .filter((name) => name.endsWith('.log'))
    .map((name) => name.slice(0, -'.log'.length))
    .filter((name) => !wanted || name === wanted || name.replace(/-\d+$/, '') === wanted)
    .sort()
    .map(logFile);
  if (files.length === 0) {
    console.error(wanted ? `There is no log of "${wanted}".` : 'There are no logs yet: npm run fleet -- up');
    return 1;
  }
  return runProgram('tail', ['-n', '50', ...(follow ? ['-F'] : []), ...files]);
}
