import { appEnvironment } from '../../infra/environment.ts';
import { prepareStack } from '../../infra/open-stack.ts';
import { readSettings } from '../../infra/settings.ts';
import { ServersUnavailable } from '../../infra/stack.ts';

/** The real servers for one run of the tests. */
export interface TestServers {
  readonly env: Readonly<Record<string, string>>;
  /** Set when there are none: why. */
  readonly unavailable?: string;
  /** Stops them, unless they ran before the tests. */
  release(): Promise<void>;
}

/** Starts the real servers; those that run already are used and left running. */
export async function startServers(say: (line: string) => void): Promise<TestServers> {
  try {
    const stack = await prepareStack(readSettings(process.env), say);
    const ranBefore = (await stack.status()).some(({ state }) => state !== 'stopped');
    const release = async () => (ranBefore ? undefined : stack.down());
    say(ranBefore ? 'using the servers that run' : 'starting RabbitMQ, Redis, Postgres and S3 …');
    await stack.up().catch(async (error: unknown) => {
      await release();
      throw error;
    });
    return { env: appEnvironment(stack.installation), release };
  } catch (error) {
    if (!(error instanceof ServersUnavailable)) throw error;
    return { env: {}, unavailable: error.message, release: async () => {} };
  }
}
