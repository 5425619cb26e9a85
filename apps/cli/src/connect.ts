import { type Client, ClientError, createClient } from '@millrace/client';
import type { CliSettings } from './settings.ts';

/** The client of each API; one process may serve both. */
export interface Connection {
  readonly api: Client;
  /** Finds out where the query API is. */
  query(): Promise<Client>;
}

/** The port on which the query API listens where it is a process of its own. */
const queryPort = '8081';

export function connect({ apiUrl, queryUrl, tenant }: CliSettings): Connection {
  const api = createClient({ apiUrl, queryUrl, tenant });

  async function findQueryApi(): Promise<Client> {
    if (queryUrl !== undefined) return api;
    try {
      await api.collections();
      return api;
    } catch (error) {
      if (!(error instanceof ClientError) || error.code !== 'ROUTE_NOT_FOUND') throw error;
      const beside = new URL(apiUrl);
      beside.port = queryPort;
      return createClient({ apiUrl, queryUrl: beside.href, tenant });
    }
  }

  let found: Promise<Client> | undefined;
  return {
    api,
    query: () => {
      found ??= findQueryApi();
      return found;
    },
  };
}
