import { once } from 'node:events';
import { connect } from 'node:net';
import { dependencyUnavailable, MillraceError, problemSchema } from '@millrace/contracts';
import { silentLogger } from '@millrace/ports';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { callerOf } from './access/caller.ts';
import { forAnyone, requires } from './access/requires.ts';
import { defineHttpApp } from './http-app.ts';
import { openApiOf } from './open-api-of.ts';
import { startHttpServer } from './start-http-server.ts';
import { gate } from './testing/gate.ts';
import { type ServedApp, serve } from './testing/serve.ts';

interface Doors {
  readonly entered: () => void;
  readonly opened: Promise<void>;
}

function exampleApp(doors: Partial<Doors> = {}) {
  return defineHttpApp({
    name: 'example',
    summary: 'An example.',
    needs: [],
    settings: z.object({ greeting: z.string().default('hello') }),
    routes(server, _ports, settings) {
      server.post(
        '/api/v1/echo/:id',
        {
          schema: {
            ...requires('read'),
            summary: 'Echo',
            params: z.object({ id: z.coerce.number() }),
            querystring: z.object({ limit: z.coerce.number().max(5).default(3) }),
            body: z.object({ name: z.string(), age: z.int().optional() }),
            response: { 200: z.object({ text: z.string() }).describe('The echo') },
          },
        },
        async ({ params, query, body }) => ({
          text: `${settings.greeting} ${body.name} ${params.id + 1} ${query.limit}`,
        }),
      );
      server.get('/tenant', { schema: { ...requires('read') } }, async (request) => ({
        tenant: callerOf(request).tenant,
      }));
      server.get(
        '/fails/:code',
        { schema: { ...forAnyone, params: z.object({ code: z.string() }) } },
        async ({ params }) => {
          if (params.code === 'unconfirmed')
            throw new MillraceError('PUBLISH_UNCONFIRMED', 'not sure', { taskId: 't1' });
          if (params.code === 'down') throw dependencyUnavailable('redis', new Error('ECONNREFUSED 10.0.0.7:6379'));
          if (params.code === 'limited') throw new MillraceError('RATE_LIMITED', 'slowly', { retryAfterMs: 1_200 });
          throw new Error('password is hunter2');
        },
      );
      server.get('/slow', { schema: { ...forAnyone } }, async () => {
        doors.entered?.();
        await doors.opened;
        return { done: true };
      });
    },
  });
}

const served: ServedApp[] = [];
afterEach(async () => {
  for (const server of served.splice(0)) await server.close();
});

async function start(doors: Partial<Doors> = {}) {
  const server = await serve(exampleApp(doors), {}, {});
  served.push(server);
  return server;
}

const problemIn = async (response: Response) => problemSchema.parse(await response.json());

const json = (body: unknown) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

describe('a route', () => {
  it('gets path, query and body as its schemas give them out', async () => {
    const { request } = await start();
    const response = await request('/api/v1/echo/41?limit=5', json({ name: 'Ann' }));
    expect(await response.json()).toEqual({ text: 'hello Ann 42 5' });
  });

  it('answers a request that does not fit with a problem that names each field', async () => {
    const { request } = await start();
    const response = await request('/api/v1/echo/1', json({ age: 'x' }));
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toMatch('application/problem+json');
    expect(await response.json()).toMatchObject({
      type: 'about:blank#VALIDATION_ERROR',
      status: 400,
      code: 'VALIDATION_ERROR',
      instance: '/api/v1/echo/1',
      errors: [{ path: 'body.name' }, { path: 'body.age' }],
    });
    const query = await request('/api/v1/echo/1?limit=9', json({ name: 'x' }));
    expect(await query.json()).toMatchObject({ errors: [{ path: 'query.limit' }] });
  });

  it('answers a body that is no JSON, or of another type, with a problem', async () => {
    const { request } = await start();
    const broken = await request('/api/v1/echo/1', { ...json({}), body: '{' });
    expect([broken.status, (await problemIn(broken)).code]).toEqual([400, 'VALIDATION_ERROR']);
    const xml = await request('/api/v1/echo/1', {
      method: 'POST',
      headers: { 'content-type': 'text/xml' },
      body: '<a/>',
    });
    expect([xml.status, (await problemIn(xml)).code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  });
});

describe('an unknown path or method', () => {
  it('is a problem, with the methods that are allowed', async () => {
    const { request } = await start();
    const unknown = await request('/nowhere');
    expect([unknown.status, (await problemIn(unknown)).code]).toEqual([404, 'ROUTE_NOT_FOUND']);
    const wrong = await request('/api/v1/echo/1?x=y', { method: 'DELETE' });
    expect([wrong.status, (await problemIn(wrong)).code, wrong.headers.get('allow')]).toEqual([
      405,
      'METHOD_NOT_ALLOWED',
      'POST',
    ]);
  });
});

describe('an error', () => {
  it('of a dependency names the service only, and says when to try again', async () => {
    const { request } = await start();
    const response = await request('/fails/down');
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
    expect((await problemIn(response)).detail).toBe('redis does not answer; try again');
    expect((await request('/fails/limited')).headers.get('retry-after')).toBe('2');
  });

  it('that is a defect does not tell its message', async () => {
    const { request } = await start();
    const response = await request('/fails/defect');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('hunter2');
  });

  it('after the document was stored carries the taskId', async () => {
    const { request } = await start();
    expect(await (await request('/fails/unconfirmed')).json()).toMatchObject({
      code: 'PUBLISH_UNCONFIRMED',
      taskId: 't1',
    });
  });
});

describe('a request id', () => {
  it('is the caller’s where it is sane, else a new one, and is echoed', async () => {
    const { request } = await start();
    const echoed = async (id: string) =>
      (await request('/livez', { headers: { 'x-request-id': id } })).headers.get('x-request-id');
    expect(await echoed('abc-123')).toBe('abc-123');
    expect(await echoed('has spaces')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('callerOf', () => {
  it('is the header, or default; what is no slug is refused', async () => {
    const { request } = await start();
    const tenant = (headers: Record<string, string>) => request('/tenant', { headers });
    expect(await (await tenant({})).json()).toEqual({ tenant: 'default' });
    expect(await (await tenant({ 'x-tenant-id': 'acme' })).json()).toEqual({ tenant: 'acme' });
    expect((await tenant({ 'x-tenant-id': '../x' })).status).toBe(400);
  });
});

describe('close', () => {
  it('lets a request in flight finish, and takes no new ones', async () => {
    const [entered, go] = [gate(), gate()];
    const server = await start({ entered: entered.open, opened: go.opened });
    const slow = server.request('/slow');
    await entered.opened;
    const closed = server.close();
    go.open();
    expect(await (await slow).json()).toEqual({ done: true });
    await closed;
    await expect(once(connect(server.port, '127.0.0.1'), 'connect')).rejects.toThrow('ECONNREFUSED');
  });

  it('does not wait for a connection on which nothing was ever sent', { timeout: 10_000 }, async () => {
    const server = await start();
    const opened = connect(server.port, '127.0.0.1');
    const ended = once(opened, 'close');
    await once(opened, 'connect');
    // An answer on a later connection: the server knows of the first.
    await server.request('/nowhere');
    await server.close();
    await ended;
  });
});

describe('a busy port', () => {
  it('is an error that names the setting', async () => {
    const { port } = await start();
    const again = startHttpServer({
      apps: [],
      ports: {},
      version: '0',
      log: silentLogger,
      metrics: { render: async () => ({ contentType: '', body: '' }), dependency: () => {}, served: () => {} },
      host: '127.0.0.1',
      port,
    });
    await expect(again).rejects.toMatchObject({
      code: 'PORT_UNAVAILABLE',
      message: expect.stringContaining('MILLRACE_HTTP_PORT'),
    });
  });
});

describe('the OpenAPI document', () => {
  it('is built from the schemas of the routes', async () => {
    const document = await openApiOf([exampleApp()], '1.2.3');
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { version: '1.2.3', description: 'An example.' },
      paths: {
        '/api/v1/echo/{id}': {
          post: {
            operationId: 'postEchoId',
            'x-rate-limit': 'writes',
            requestBody: { content: { 'application/json': { schema: { type: 'object', required: ['name'] } } } },
            responses: { 200: { description: 'The echo' }, default: { $ref: '#/components/responses/Problem' } },
          },
        },
        '/api/v1/health': {
          get: {
            responses: {
              200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Health' } } } },
            },
          },
        },
      },
    });
  });

  it('is served, with a page over it', async () => {
    const { request, openApi } = await start();
    expect(await (await request('/openapi.json')).json()).toEqual(JSON.parse(JSON.stringify(openApi())));
    const page = await request('/docs');
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('swagger-ui')]);
    expect((await request('/docs/json')).status).toBe(200);
  });
});
