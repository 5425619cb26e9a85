import { afterEach, describe, expect, it } from 'vitest';
import { type HealthServer, type Readiness, startHealthServer } from './health-server.ts';
import { createMetrics } from './metrics.ts';

const opened: HealthServer[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close();
});

async function start(readiness: Readiness, port = 0) {
  const server = await startHealthServer({ port, ready: () => readiness, metrics: createMetrics() });
  opened.push(server);
  return { server, get: (path: string) => fetch(`http://127.0.0.1:${server.port}${path}`) };
}

describe('startHealthServer', () => {
  it('answers /livez and /readyz when the process can work', async () => {
    const { get } = await start({ ready: true, reasons: {} });
    expect((await get('/livez')).status).toBe(200);
    expect((await get('/readyz')).status).toBe(200);
    expect((await get('/other')).status).toBe(404);
  });

  it('answers /readyz with 503 and what is waited for', async () => {
    const { get } = await start({ ready: false, reasons: { rabbitmq: 'connection refused' } });
    const response = await get('/readyz');
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ ready: false, reasons: { rabbitmq: 'connection refused' } });
    expect((await get('/livez')).status).toBe(200);
  });

  it('fails loudly, naming the setting, when the port is taken', async () => {
    const { server } = await start({ ready: true, reasons: {} });
    await expect(start({ ready: true, reasons: {} }, server.port)).rejects.toMatchObject({
      code: 'PORT_UNAVAILABLE',
      message: `port ${server.port} on 127.0.0.1 is in use by another program; set MILLRACE_HEALTH_PORT to a free one`,
    });
  });

  it('can be closed twice', async () => {
    const { server } = await start({ ready: true, reasons: {} });
    await server.close();
    await server.close();
  });
});
