import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Acme, openAcme, tenantsWord, usersWord } from './testing/access/acme.ts';
import { allScopes, type KeyWorld, openKeyWorld } from './testing/access/key-world.ts';
import { allOperations, type Operation } from './testing/access/operations.ts';
import { pick, readAll } from './testing/access/read-all.ts';

// Tests run in the order in which they stand: the last of each part looks at what the others did.
const operations = (await allOperations()).filter(({ scope }) => scope);

let world: KeyWorld;
let acme: Acme;
let before: Map<string, string>;
beforeAll(async () => {
  world = await openKeyWorld();
  acme = await openAcme(world);
  before = await readAll(world, acme, operations);
}, 180_000);
afterAll(() => world?.[Symbol.asyncDispose]());

/** Requests by all that acme has a name for: what the path names, alone and with each other name that the route takes. */
function requestsFor({ pathNames, otherNames, request }: Operation) {
  const least = pick(acme.values, pathNames);
  const others = otherNames.filter((other) => other in acme.values && !(other in least));
  return [least, ...others.map((other) => ({ ...least, ...pick(acme.values, [other]) }))].map(request);
}

it('acme has one of everything that a path can name, and reads all of it', () => {
  const unknown = operations.flatMap(({ pathNames }) => pathNames).filter((name) => acme.values[name] === undefined);
  expect(unknown).toEqual([]);
  const text = [...before.values()].join('\n');
  for (const word of [tenantsWord, usersWord]) expect(text).toContain(word);
});

/** Asks for all that acme has a name for, and looks for the words in the answers. */
async function ask(operation: Operation, key: string, words: readonly string[], headers: Record<string, string> = {}) {
  for (const { path, init } of requestsFor(operation)) {
    const response = await world.request(path, key, { ...init, headers: { ...headers, ...init.headers } });
    const answer = await response.text();
    expect(response.status, answer).toBeLessThan(500);
    for (const word of words) expect(answer).not.toContain(word);
  }
}

describe('a key of another tenant that may do everything', () => {
  it.each(operations)('learns nothing of acme by $name', async (operation) => {
    await ask(operation, await world.key('other', allScopes), [tenantsWord, usersWord]);
  });

  it('is refused where it names acme as its tenant', async () => {
    const key = await world.key('other', allScopes);
    for (const operation of operations) {
      const { path, init } = operation.request(pick(acme.values, operation.pathNames));
      const headers = new Headers(init.headers);
      headers.set('x-tenant-id', 'acme');
      const response = await world.request(path, key, { ...init, headers });
      await response.body?.cancel();
      expect([operation.name, response.status]).toEqual([operation.name, 403]);
    }
  });

  it('has left everything of acme as it was', async () => {
    expect(await readAll(world, acme, operations)).toEqual(before);
  });
});

describe('another user of the same tenant', () => {
  const bobs = operations.filter(({ scope }) => scope === 'chat');

  it.each(bobs)('learns nothing of what Ann said by $name', async (operation) => {
    const key = await world.key('acme', ['chat', 'act-as']);
    await ask(operation, key, [usersWord], { 'x-user-id': 'bob' });
  });

  it('has left everything of Ann as it was', async () => {
    const after = await readAll(world, acme, operations);
    for (const { name } of bobs) expect([name, after.get(name)]).toEqual([name, before.get(name)]);
  });
});
