import { randomUUID } from 'node:crypto';
import { newTaskId } from '@millrace/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allScopes, type KeyWorld, openKeyWorld } from './testing/access/key-world.ts';
import { allOperations } from './testing/access/operations.ts';
import type { Values } from './testing/access/sample.ts';

const operations = await allOperations();
const guarded = operations.flatMap((operation) => (operation.scope ? [{ ...operation, scope: operation.scope }] : []));

/** Names of what is not known by a UUID of any kind. */
const unknown: Readonly<Record<string, () => unknown>> = { taskId: newTaskId, id: () => 999_999_999 };

/** What nobody has: every id is a new one. */
function nothing(names: readonly string[]): Values {
  return Object.fromEntries(names.map((name) => [name, unknown[name]?.() ?? randomUUID()]));
}

let world: KeyWorld;
beforeAll(async () => {
  world = await openKeyWorld();
});
afterAll(() => world?.[Symbol.asyncDispose]());

it('only these routes ask nobody who he is', () => {
  expect(operations.filter(({ scope }) => !scope).map(({ name }) => name)).toEqual(['GET /api/v1/health']);
});

describe.each(guarded)('$name', ({ scope, pathNames, request }) => {
  async function statusFor(key: string | undefined): Promise<number> {
    const { path, init } = request(nothing(pathNames));
    const response = await world.request(path, key, init);
    await response.body?.cancel();
    return response.status;
  }

  it(`takes a key with the scope '${scope}' and no other`, async () => {
    expect(await statusFor(undefined)).toBe(401);
    const others = allScopes.filter((other) => other !== scope);
    expect(await statusFor(await world.key('one', others))).toBe(403);
    expect([400, 401, 403, 500]).not.toContain(await statusFor(await world.key('one', [scope])));
  });
});
