import { storedKeys } from '@millrace/composition';
import { type ApiKeyMade, type ApiKeyRequest, apiKeyMadeSchema } from '@millrace/contracts';
import type { World } from './world.ts';

export interface KeyServer extends AsyncDisposable {
  readonly adminKey: string;
  make(tenant: string, request: ApiKeyRequest): Promise<ApiKeyMade>;
  /** Requests with a key; `tenant` becomes the `X-Tenant-ID`. */
  as(key: string, tenant?: string): Asking;
}

export interface Asking {
  get(path: string): Promise<Response>;
  post(path: string, body: object): Promise<Response>;
  remove(path: string): Promise<Response>;
}

/** The app of `world` behind keys, which lie in its database. */
export async function keyServer(world: World): Promise<KeyServer> {
  const adminKey = 'administrator-of-a-test-0123456789';
  const server = await world.serve({ access: { access: { adminKey }, keys: storedKeys(world.database) } });
  function as(key: string, tenant?: string): Asking {
    const request = (method: string, path: string, body?: object) =>
      server.request(path, {
        method,
        headers: {
          authorization: `Bearer ${key}`,
          ...(tenant ? { 'x-tenant-id': tenant } : {}),
          ...(body ? { 'content-type': 'application/json' } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
    return {
      get: (path) => request('GET', path),
      post: (path, body) => request('POST', path, body),
      remove: (path) => request('DELETE', path),
    };
  }
  return {
    adminKey,
    as,
    async make(tenant, request) {
      const response = await as(adminKey, tenant).post('/api/v1/keys', request);
      return apiKeyMadeSchema.parse(await response.json());
    },
    [Symbol.asyncDispose]: () => server.close(),
  };
}
