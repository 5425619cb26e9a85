import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, urlOf } from './app-process.ts';
import { type FreshStack, freshStack } from './fresh-stack.ts';

/** The discard port: nothing listens there. */
const nobody = { RABBITMQ_PORT: '9', REDIS_PORT: '9' };

let stack: FreshStack;
beforeAll(async () => {
  stack = await freshStack('own needs');
});
afterAll(() => stack.drop());

test('search is ready and answers while the broker and Redis, which it does not need, are away', async () => {
  const app = await startApp('query-api', { ...stack.environment, ...nobody });
  try {
    const ready = await fetch(`${urlOf(app)}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { ready: true, reasons: {} }]);
    const search = await fetch(`${urlOf(app)}/api/v1/search`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'mill' }),
    });
    expect(await search.json()).toMatchObject({ hits: [] });
  } finally {
    await app.end('SIGTERM');
  }
});
