import { join } from 'node:path';
import { withLock } from '../scripts/process/lock.mjs';
import { appEnvironment, formatEnvironment } from './environment.ts';
import { execInRoot } from './native/exec-in-root.ts';
import { findStack, prepareStack } from './open-stack.ts';
import { isServerName, serverNames } from './server-name.ts';
import type { InfraSettings } from './settings.ts';
import type { Stack } from './stack.ts';

/** @returns the exit code */
export type Command = (settings: InfraSettings, args: readonly string[]) => Promise<number>;

const say = (line: string) => console.error(`infra: ${line}`);
const NOT_STARTED = 'The servers have not been started here yet: npm run infra -- up';

export const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['up', up],
  ['down', down],
  ['status', status],
  ['env', env],
  ['restart', (settings, [name]) => again(settings, name, (stack) => stack.restart)],
  ['kill', (settings, [name]) => again(settings, name, (stack) => stack.kill)],
  ['exec', execInRoot],
]);

async function up(settings: InfraSettings): Promise<number> {
  return underLock(settings, async () => {
    const begun = Date.now();
    const stack = await prepareStack(settings, say);
    const started = await stack.up();
    say(started ? `servers ready after ${((Date.now() - begun) / 1000).toFixed(1)} s` : 'servers are running');
    return 0;
  });
}

async function down(settings: InfraSettings): Promise<number> {
  return underLock(settings, async () => {
    await findStack(settings)?.down();
    say('servers stopped');
    return 0;
  });
}

async function status(settings: InfraSettings): Promise<number> {
  const stack = findStack(settings);
  if (!stack) {
    console.log(NOT_STARTED);
    return 1;
  }
  const servers = await stack.status();
  for (const { name, state, detail } of servers) console.log(`${name.padEnd(9)} ${state.padEnd(9)} ${detail}`);
  return servers.every(({ state }) => state === 'ready') ? 0 : 1;
}

async function env(settings: InfraSettings): Promise<number> {
  const stack = findStack(settings);
  if (stack) console.log(formatEnvironment(appEnvironment(stack.installation)));
  else console.error(NOT_STARTED);
  return stack ? 0 : 1;
}

async function again(
  settings: InfraSettings,
  name: string | undefined,
  choose: (stack: Stack) => Stack['restart'],
): Promise<number> {
  if (!isServerName(name)) {
    console.error(`Name one of the servers: ${serverNames.join(', ')}.`);
    return 2;
  }
  return underLock(settings, async () => {
    if (!findStack(settings)) throw new Error(NOT_STARTED);
    await choose(await prepareStack(settings, say))(name);
    say(`${name} is ready again`);
    return 0;
  });
}

/** Commands that start or stop servers of one checkout take turns. */
function underLock<T>(settings: InfraSettings, work: () => Promise<T>): Promise<T> {
  return withLock(join(settings.folder, 'lock'), work, () => say('waiting for another command to finish …'));
}
