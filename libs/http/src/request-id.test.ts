import { Writable } from 'node:stream';
import { createLogger, createMetrics } from '@millrace/telemetry';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { forAnyone } from './access/requires.ts';
import { defineHttpApp } from './http-app.ts';
import { startHttpServer } from './start-http-server.ts';

const app = defineHttpApp({
  name: 'example',
  summary: 'An example.',
  needs: [],
  settings: z.object({}),
  routes(server, _ports, _settings, { log }) {
    server.post('/speak', { schema: { ...forAnyone, body: z.object({ text: z.string() }) } }, async ({ body }) => {
      await new Promise(setImmediate);
      log.info({ said: body.text.length }, 'spoke');
      return {};
    });
  },
});

describe('what a route logs', () => {
  it('bears the id of its request, also after the body was read and while others are served', async () => {
    const lines: string[] = [];
    const destination = new Writable({
      write(line, _encoding, done) {
        lines.push(String(line));
        done();
      },
    });
    const server = await startHttpServer({
      apps: [{ app, settings: {} }],
      ports: {},
      version: '0.0.0-test',
      log: createLogger({ name: 'x', destination }),
      metrics: createMetrics(),
      host: '127.0.0.1',
      port: 0,
    });
    const lengths = [1, 200_000, 30];
    await Promise.all(
      lengths.map((length) =>
        fetch(`${server.url}/speak`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-request-id': `r-${length}` },
          body: JSON.stringify({ text: 'x'.repeat(length) }),
        }),
      ),
    );
    await server.close();
    const spoken = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'spoke');
    expect(spoken).toHaveLength(lengths.length);
    for (const { said, requestId } of spoken) expect(requestId).toBe(`r-${said}`);
  });
});
