import { askResponseSchema } from '@millrace/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type Tenant, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.[Symbol.asyncDispose]());

async function ask(tenant: Tenant, body: object) {
  const response = await tenant.post('/api/v1/chat/ask', body);
  const text = await response.text();
  expect(response.status, text).toBe(200);
  return askResponseSchema.parse(JSON.parse(text));
}

describe('POST /api/v1/chat/ask without a model', () => {
  it('answers with sentences of the documents, cited', async () => {
    const tenant = world.tenant();
    const text = 'The mill is old. The wheel was built by Ada Ash in 1894. It turns slowly.';
    await tenant.index([text, 'Bread is baked at night.'], { name: 'mill.txt' });
    const { answer } = await ask(tenant, { question: 'Who built the wheel?' });
    expect(answer).toBe('The wheel was built by Ada Ash in 1894. [1]');
  });
});
