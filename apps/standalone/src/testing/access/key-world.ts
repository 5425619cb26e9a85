import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@millrace/client';
import { type Scope, scopes } from '@millrace/contracts';
import { preparePglite } from '@millrace/database/testing';
import { startStandalone } from '../../standalone.ts';

const adminKey = 'administrator-of-a-test-0123456789';
export const allScopes = Object.keys(scopes) as Scope[];

export interface KeyWorld extends AsyncDisposable {
  readonly url: string;
  key(tenant: string, scopes: readonly Scope[]): Promise<string>;
  request(path: string, key: string | undefined, init?: RequestInit): Promise<Response>;
}

/** The whole fleet in this process, asking every caller for a key and counting nobody's requests. */
export async function openKeyWorld(): Promise<KeyWorld> {
  const dataDir = await mkdtemp(join(tmpdir(), 'millrace-access-'));
  await preparePglite(join(dataDir, 'postgres'));
  const settings = { MILLRACE_ADMIN_KEY: adminKey, MILLRACE_RATE_LIMITS_ENABLED: 'false' };
  const { url, close } = await startStandalone({ port: 0, dataDir, settings });
  return {
    url,
    async key(tenant, granted) {
      const admin = createClient({ apiUrl: url, apiKey: adminKey, tenant });
      return (await admin.keys.create({ name: `a test of ${tenant}`, scopes: [...granted] })).key;
    },
    request: (path, key, init = {}) => {
      const headers = new Headers(init.headers);
      if (key) headers.set('authorization', `Bearer ${key}`);
      return fetch(url + path, { ...init, headers });
    },
    async [Symbol.asyncDispose]() {
      await close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
