import { randomUUID } from 'node:crypto';
import type { Acme } from './acme.ts';
import type { KeyWorld } from './key-world.ts';
import type { Operation } from './operations.ts';
import type { Values } from './sample.ts';

/** Those of `values` that have one of these names. */
export function pick(values: Values, names: readonly string[]): Values {
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}

/** All that acme's Ann can read, by route, but for what changes while she reads. */
export async function readAll(
  world: KeyWorld,
  { key, values }: Acme,
  operations: readonly Operation[],
): Promise<Map<string, string>> {
  const headers = { 'x-user-id': 'ann', 'x-request-id': 'r' };
  // What is remembered of her conversations is forgotten whenever she tries to change one.
  await world.request(`/api/v1/conversations/${randomUUID()}`, key, { method: 'DELETE', headers });
  const read = new Map<string, string>();
  for (const { name, method, pathNames, request } of operations) {
    if (method !== 'GET') continue;
    const { path } = request(pick(values, pathNames));
    const response = await world.request(path, key, { headers });
    read.set(name, `${response.status} ${(await response.text()).replace(/,"(lastUsedAt|image_url)":"[^"]*"/g, '')}`);
  }
  return read;
}
