import { appEnvironment } from '../../infra/environment.ts';
import { findStack, prepareStack } from '../../infra/open-stack.ts';
import { readSettings } from '../../infra/settings.ts';

const namesOfServers = ['POSTGRES_HOST', 'REDIS_HOST', 'RABBITMQ_HOST', 'MINIO_ENDPOINT'];

/**
 * The environment by which the fleet reaches its servers: those that the environment names already, or else this
 * checkout's own, started when they do not run.
 */
export async function serverEnvironment(say: (line: string) => void): Promise<Record<string, string>> {
  if (environmentNamesServers()) {
    say('using the servers that the environment names');
    return {};
  }
  const stack = await prepareStack(readSettings(process.env), say);
  say('starting the servers, where they do not run …');
  await stack.up();
  return appEnvironment(stack.installation);
}

/** The same, for servers that run already. */
export function knownServerEnvironment(): Record<string, string> {
  const stack = environmentNamesServers() ? undefined : findStack(readSettings(process.env));
  return stack ? appEnvironment(stack.installation) : {};
}

function environmentNamesServers(): boolean {
  return namesOfServers.every((name) => process.env[name]);
}
