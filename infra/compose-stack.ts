import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { chatPassword } from './chat-account.ts';
import { accountName } from './environment.ts';
import { type Installation, portsOf } from './installation.ts';
import { runCommand } from './native/run-command.ts';
import { type ServerName, serverNames } from './server-name.ts';
import { repository } from './settings.ts';
import type { ServerStatus, Stack } from './stack.ts';

const UP_TIMEOUT_MS = 15 * 60_000;

/** The servers as containers, by the compose file beside this one. Data lies in volumes named after the project. */
export function composeStack(folder: string, installation: Installation): Stack {
  const project = `millrace-${createHash('sha256').update(folder).digest('hex').slice(0, 8)}`;
  const file = join(repository, 'infra', 'compose.dev.yaml');
  const env = composeEnvironment(installation);
  const compose = (...args: string[]) =>
    runCommand(['docker', 'compose', '-p', project, '-f', file, ...args], { env, timeoutMs: UP_TIMEOUT_MS });
  const status = async (): Promise<ServerStatus[]> => {
    const containers = parseContainers(await compose('ps', '--all', '--format', 'json'));
    return serverNames.map((name) => describe(name, containers));
  };
  const wait = () => compose('up', '--detach', '--wait');
  return {
    installation,
    async up() {
      const before = await status();
      await wait();
      return before.some(({ state }) => state === 'stopped');
    },
    async down() {
      await compose('down');
    },
    status,
    async restart(name) {
      await compose('restart', name);
      await wait();
    },
    async kill(name) {
      await compose('kill', '--signal', 'SIGKILL', name);
      await wait();
    },
  };
}

function composeEnvironment(installation: Installation): Record<string, string> {
  const ports = Object.entries(portsOf(installation)).map(([name, port]) => [
    `MILLRACE_PORT_${name.toUpperCase()}`,
    String(port),
  ]);
  return {
    ...Object.fromEntries(ports),
    MILLRACE_ACCOUNT: accountName,
    MILLRACE_PASSWORD: installation.password,
    MILLRACE_CHAT_PASSWORD: chatPassword(installation),
  };
}

interface Container {
  readonly Service: string;
  readonly State: string;
  readonly Health: string;
}

/** `docker compose ps --format json` prints an array or, since v2.21, one object a line. */
export function parseContainers(output: string): Container[] {
  const text = output.trim();
  if (text.startsWith('[')) return JSON.parse(text) as Container[];
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Container);
}

function describe(name: ServerName, containers: readonly Container[]): ServerStatus {
  const container = containers.find(({ Service }) => Service === name);
  if (container?.State !== 'running') return { name, state: 'stopped', detail: container?.State ?? 'no container' };
  return { name, state: container.Health === 'healthy' ? 'ready' : 'starting', detail: container.Health };
}
