import { once } from 'node:events';
import { MillraceError } from '@millrace/contracts';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { forAnyone } from './access/requires.ts';
import { sendEvents } from './event-stream.ts';
import { defineHttpApp } from './http-app.ts';
import { gate } from './testing/gate.ts';
import { serve } from './testing/serve.ts';

interface Doors {
  readonly entered: () => void;
  readonly left: () => void;
}

function start(doors: Partial<Doors> = {}) {
  const app = defineHttpApp({
    name: 'events',
    summary: '',
    needs: [],
    settings: z.object({}),
    routes(server, _ports, _settings, host) {
      server.get('/events', { schema: { ...forAnyone } }, async (_request, reply) =>
        sendEvents(reply, host, async function* (signal) {
          yield { event: 'state', data: { n: 1 } };
          doors.entered?.();
          if (!signal.aborted) await once(signal, 'abort');
          doors.left?.();
        }),
      );
      server.get('/broken-events', { schema: { ...forAnyone } }, async (_request, reply) =>
        sendEvents(reply, host, async function* () {
          yield { event: 'state', data: 1 };
          throw new MillraceError('TASK_NOT_FOUND', 'gone');
        }),
      );
    },
  });
  return serve(app, {}, {});
}

describe('an event stream', () => {
  it('ends when the client goes away', async () => {
    const [entered, left] = [gate(), gate()];
    await using server = await start({ entered: entered.open, left: left.open });
    const abort = new AbortController();
    const response = await server.request('/events', { signal: abort.signal });
    expect(response.headers.get('content-type')).toMatch('text/event-stream');
    const { value } = (await response.body?.getReader().read()) ?? {};
    expect(Buffer.from(value ?? []).toString()).toBe('event: state\ndata: {"n":1}\n\n');
    await entered.opened;
    abort.abort();
    await left.opened;
  });

  it('ends when the server closes', async () => {
    const entered = gate();
    await using server = await start({ entered: entered.open });
    const response = await server.request('/events');
    await entered.opened;
    await server.close();
    expect(await response.text()).toBe('event: state\ndata: {"n":1}\n\n');
  });

  it('tells what went wrong before it ends', async () => {
    await using server = await start();
    const text = await (await server.request('/broken-events')).text();
    expect(text).toMatch(/^event: state\ndata: 1\n\nevent: error\ndata: \{.*"code":"TASK_NOT_FOUND"/);
  });
});
