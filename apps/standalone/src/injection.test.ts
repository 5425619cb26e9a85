import {
  conversationListSchema,
  conversationSchema,
  isTerminal,
  taskStateSchema,
  uploadAcceptedSchema,
} from '@millrace/contracts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Acme, openAcme, tenantsWord, usersWord } from './testing/access/acme.ts';
import { allScopes, type KeyWorld, openKeyWorld } from './testing/access/key-world.ts';
import { allOperations } from './testing/access/operations.ts';
import { pick, readAll } from './testing/access/read-all.ts';

// Tests run in the order in which they stand: the last ones look at what the others did.
const operations = (await allOperations()).filter(({ scope }) => scope);

/** Texts that would be more than a text where one is put into SQL, a pattern, a path into JSON or a shell. */
const texts = [
  `' or '1'='1`,
  `'; update documents set tenant = 'other'; drop table chunks; --`,
  `\\'); delete from conversations; --`,
  `x" || true || "`,
  `$1`,
  `%`,
  `a\u0000b`,
];

let world: KeyWorld;
let acme: Acme;
let other: string;
let before: Map<string, string>;
/** Tasks that were accepted. */
const accepted = new Set<string>();
beforeAll(async () => {
  // Many of the tasks below fail, as they should.
  vi.stubEnv('LOG_LEVEL', 'silent');
  world = await openKeyWorld();
  acme = await openAcme(world);
  other = await world.key('other', allScopes);
  before = await readAll(world, acme, operations);
});
afterAll(() => world?.[Symbol.asyncDispose]());

async function ask(place: string, path: string, init: RequestInit): Promise<void> {
  const response = await world.request(path, other, init);
  const answer = await response.text();
  expect(response.status, `${place}: ${answer}`).toBeLessThan(500);
  for (const word of [tenantsWord, usersWord]) expect(answer, place).not.toContain(word);
  if (response.status === 202 && path.startsWith('/api/v1/documents'))
    accepted.add(uploadAcceptedSchema.parse(JSON.parse(answer)).taskId);
}

describe('a text that would be SQL', () => {
  it.each(operations)('is a text and nothing else in every field of $name', async ({ pathNames, withText }) => {
    for (const text of texts) {
      for (const { place, path, init } of withText(pick(acme.values, pathNames), text)) {
        await ask(`${place} = ${text}`, path, init);
      }
    }
  });

  it('is a text and nothing else in every header', async () => {
    for (const text of texts.filter((text) => !text.includes('\u0000'))) {
      for (const header of ['x-tenant-id', 'x-user-id', 'x-request-id', 'idempotency-key', 'traceparent', 'accept']) {
        await ask(header, '/api/v1/conversations', { headers: { [header]: text } });
        const body = JSON.stringify({ name: 'sample.txt', text: 'A sample.' });
        const headers = { 'content-type': 'application/json', [header]: text };
        await ask(header, '/api/v1/documents', { method: 'POST', headers, body });
      }
      const response = await fetch(`${world.url}/api/v1/documents`, { headers: { authorization: `Bearer ${text}` } });
      expect(response.status).toBe(401);
    }
  });

  it.each(texts.map((text) => [JSON.stringify(text), text]))(
    'is kept and found as it was given: %s',
    async (_, text = '') => {
      const send = async (method: string, path: string, body?: object): Promise<unknown> => {
        const init = body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
        const response = await world.request(path, other, { method, ...init });
        expect(response.status, path).toBeLessThan(300);
        return response.json();
      };
      const kept = text.replace('\u0000', '\ufffd');
      const made = await send('POST', '/api/v1/conversations', { title: `title ${text}`, metadata: { note: text } });
      const { id } = conversationSchema.parse(made);
      const conversation = await send('GET', `/api/v1/conversations/${id}`);
      expect(conversation).toMatchObject({ title: `title ${kept}`, metadata: { note: kept } });
      const found = await send('GET', `/api/v1/conversations?title=${encodeURIComponent(`title ${text}`)}`);
      expect(conversationListSchema.parse(found).items.map((item) => item.id)).toContain(id);
    },
  );

  it('keeps no task from ending that was accepted with it', async () => {
    expect(accepted.size).toBeGreaterThan(20);
    const unfinished = async () => {
      for (const taskId of accepted) {
        const response = await world.request(`/api/v1/tasks/${taskId}`, other);
        if (isTerminal(taskStateSchema.parse(await response.json()).status)) accepted.delete(taskId);
      }
      return accepted.size;
    };
    await expect.poll(unfinished, { timeout: 25_000 }).toBe(0);
  });

  it('has left everything of acme as it was', async () => {
    expect(await readAll(world, acme, operations)).toEqual(before);
  });
});
