import { problemSchema } from '@millrace/contracts';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineHttpApp } from '../http-app.ts';
import { keyRing } from '../testing/key-ring.ts';
import { serve } from '../testing/serve.ts';
import type { HttpRoutes } from '../zod-types.ts';
import { callerOf } from './caller.ts';
import { forAnyone, requires } from './requires.ts';

const appOf = (routes: (server: HttpRoutes) => void) =>
  defineHttpApp({ name: 'example', summary: 'An example.', needs: [], settings: z.object({}), routes });

const app = appOf((server) => {
  server.get('/things', { schema: requires('read') }, async (request) => ({ tenant: callerOf(request).tenant }));
  server.post('/things', { schema: { ...requires('write'), body: z.object({}) } }, async () => ({}));
  server.get('/public', { schema: forAnyone }, async () => ({}));
});

async function start() {
  const keys = keyRing();
  const server = await serve(app, {}, {}, { access: { mode: 'keys' }, keys });
  const ask = (path: string, key?: string, init: RequestInit = {}) =>
    server.request(path, { ...init, headers: { ...(key ? { authorization: `Bearer ${key}` } : {}), ...init.headers } });
  return { keys, ask, [Symbol.asyncDispose]: () => server.close() };
}

describe('a route that requires a scope', () => {
  it('answers who has it', async () => {
    await using server = await start();
    const response = await server.ask('/things', server.keys.make('acme', ['read']));
    expect([response.status, await response.json()]).toEqual([200, { tenant: 'acme' }]);
  });

  it('answers 401 to whom it does not know, and says how to make oneself known', async () => {
    await using server = await start();
    const response = await server.ask('/things');
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(problemSchema.parse(await response.json()).code).toBe('AUTHENTICATION_ERROR');
  });

  it('answers 403 to who has others, by any method that leads there', async () => {
    await using server = await start();
    const writer = server.keys.make('acme', ['write']);
    const response = await server.ask('/things', writer);
    expect(problemSchema.parse(await response.json())).toMatchObject({ status: 403, code: 'AUTHORIZATION_ERROR' });
    expect((await server.ask('/things', writer, { method: 'HEAD' })).status).toBe(403);
    expect((await server.ask('/things/', writer)).status).toBe(403);
  });

  it('refuses before it reads the body', async () => {
    await using server = await start();
    const headers = { 'content-type': 'application/json' };
    const response = await server.ask('/things', undefined, { method: 'POST', headers, body: '{' });
    expect(response.status).toBe(401);
  });
});

describe('a route for anyone', () => {
  it('asks nobody, and knows no caller', async () => {
    await using server = await start();
    for (const path of ['/public', '/livez', '/api/v1/health', '/openapi.json']) {
      expect((await server.ask(path)).status).toBe(200);
    }
    expect(server.keys.asked).toEqual([]);
    expect(() => callerOf({})).toThrow('its route requires no scope');
  });
});

describe('a route that says nothing of who may use it', () => {
  it('is not served', async () => {
    const careless = appOf((server) => void server.get('/secrets', async () => ({})));
    await expect(serve(careless, {}, {})).rejects.toThrow('GET /secrets does not say who may use it');
  });
});
