import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient } from '@millrace/client';

/** A running Millrace. */
export interface Stack extends AsyncDisposable {
  readonly client: Client;
}

export interface StackOptions {
  /** `embedded`: started here, with data of its own that is removed at the end. `fleet`: runs already. */
  readonly kind: 'embedded' | 'fleet';
  readonly apiUrl: string;
  readonly queryUrl: string;
}

export async function openStack({ kind, apiUrl, queryUrl }: StackOptions): Promise<Stack> {
  if (kind === 'fleet') {
    return { client: createClient({ apiUrl, queryUrl }), async [Symbol.asyncDispose]() {} };
  }
  const { startStandalone } = await import('@millrace/standalone');
  const dataDir = await mkdtemp(join(tmpdir(), 'millrace-bench-'));
  const standalone = await startStandalone({ port: 0, dataDir, settings: { MILLRACE_RATE_LIMITS_ENABLED: 'false' } });
  return {
    client: createClient({ apiUrl: standalone.url }),
    async [Symbol.asyncDispose]() {
      await standalone.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
