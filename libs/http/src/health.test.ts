import type { Bus, ObjectStore } from '@millrace/ports';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineHttpApp, type HttpPorts } from './http-app.ts';
import { serve } from './testing/serve.ts';

const nothing = defineHttpApp({ name: 'nothing', summary: '', needs: [], settings: z.object({}), routes() {} });
const start = (ports: Partial<HttpPorts>) => serve(nothing, ports, {});

describe('health', () => {
  const up = { ping: async () => {} } as unknown as ObjectStore;
  const down = { ping: () => Promise.reject(new Error('connection refused')) } as unknown as Bus;

  it('is ok with a field per service when all answer', async () => {
    await using server = await start({ objects: up });
    const response = await server.request('/api/v1/health');
    expect(await response.json()).toEqual({ status: 'ok', objects: 'ok' });
    expect((await server.request('/readyz')).status).toBe(200);
  });

  it('is degraded, still 200, when one does not; then the process is not ready but alive', async () => {
    await using server = await start({ objects: up, bus: down });
    const response = await server.request('/api/v1/health');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'degraded', objects: 'ok', rabbitmq: 'connection refused' });
    const ready = await server.request('/readyz');
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { ready: false, reasons: { rabbitmq: 'connection refused' } },
    ]);
    expect((await server.request('/livez')).status).toBe(200);
    expect(await (await server.request('/metrics')).text()).toContain(
      'millrace_dependency_up{dependency="rabbitmq"} 0',
    );
  });

  it('is degraded but ready when one does not that the app can do without', async () => {
    const wants = defineHttpApp({ ...nothing, wants: ['bus'], settings: z.object({}), routes() {} });
    await using server = await serve(wants, { objects: up, bus: down }, {});
    expect(await (await server.request('/api/v1/health')).json()).toMatchObject({ status: 'degraded' });
    expect((await server.request('/readyz')).status).toBe(200);
  });
});
