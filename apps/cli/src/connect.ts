import { type Client, ClientError, type ClientOptions, createClient } from '@millrace/client';
import type { CliSettings } from './settings.ts';

/** The client of each API; one process may serve both. Both reject with `UNREACHABLE`, at once, where no server answers. */
export interface Connection {
  ingestApi(): Promise<Client>;
  /** Finds out where the query API is. */
  queryApi(): Promise<Client>;
}

/** The port on which the query API listens where it is a process of its own. */
const queryPort = '8081';

export function connect({ apiUrl, queryUrl, apiKey, tenant, user }: CliSettings): Connection {
  const caller = { apiKey, tenant, user };
  const ingestApi = once(() => reach(apiUrl, caller, '--api or MILLRACE_API_URL'));
  const queryApi = once(async () => {
    const setting = '--query-api or MILLRACE_QUERY_URL';
    if (queryUrl !== undefined) return reach(queryUrl, caller, setting);
    const here = await ingestApi();
    return (await servesQueries(here)) ? here : reach(beside(apiUrl), caller, setting);
  });
  return { ingestApi, queryApi };
}

/** A client that was answered, be it that the server is not well: requests that are repeated would hide for seconds that there is none. */
async function reach(
  apiUrl: string,
  caller: Pick<ClientOptions, 'apiKey' | 'tenant' | 'user'>,
  setting: string,
): Promise<Client> {
  const client = createClient({ apiUrl, ...caller });
  try {
    await client.health();
  } catch (cause) {
    if (!(cause instanceof ClientError) || cause.code !== 'UNREACHABLE') return client;
    throw new ClientError(cause.code, 0, `${cause.message}. Start the server there, or name another with ${setting}`, {
      cause,
    });
  }
  return client;
}

async function servesQueries(client: Client): Promise<boolean> {
  try {
    await client.collections();
    return true;
  } catch (error) {
    if (error instanceof ClientError && error.code === 'ROUTE_NOT_FOUND') return false;
    // The route is there, be it for others.
    if (error instanceof ClientError && error.code === 'AUTHORIZATION_ERROR') return true;
    throw error;
  }
}

function beside(apiUrl: string): string {
  const url = new URL(apiUrl);
  url.port = queryPort;
  return url.origin;
}

function once<T>(find: () => Promise<T>): () => Promise<T> {
  let found: Promise<T> | undefined;
  return () => {
    found ??= find();
    return found;
  };
}
