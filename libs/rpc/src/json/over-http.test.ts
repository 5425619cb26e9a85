import { once } from 'node:events';
import { createClient } from '@connectrpc/connect';
import { createConnectTransport } from '@connectrpc/connect-node';
import { MillraceError } from '@millrace/contracts';
import { type ServedApp, serve } from '@millrace/http/testing';
import { AIService, ErrorInfoSchema } from '@millrace/protocol';
import { currentRequestId } from '@millrace/telemetry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { callerOf } from '../access/caller.ts';
import { defineRpcApp } from '../rpc-app.ts';
import { contentService } from '../testing/index.ts';
import { overHttp } from './over-http.ts';

const heard = new EventTarget();
const path = '/millrace.ai.v1.AIService/GenerateContent';

async function* endlessPieces() {
  try {
    while (true) yield { part: { case: 'text' as const, value: 'x'.repeat(900) } };
  } finally {
    heard.dispatchEvent(new Event('ended'));
  }
}

const app = defineRpcApp({
  name: 'test-app',
  summary: 'Writes.',
  needs: [],
  settings: z.object({}),
  services: () => [
    contentService({
      async generateContent({ model, temperature }, context) {
        if (model === 'never') return new Promise<never>(() => {});
        if (model === 'unknown') throw new MillraceError('MODEL_NOT_FOUND', 'there is no model unknown');
        return { text: `${callerOf(context).tenant} ${temperature} ${currentRequestId()}` };
      },
      async *streamGenerateContent({ model }, { signal }) {
        signal.addEventListener('abort', () => heard.dispatchEvent(new CustomEvent('left', { detail: signal.reason })));
        if (model === 'endless') yield* endlessPieces();
        yield { part: { case: 'text', value: 'a piece' } };
        if (model === 'busy') throw new MillraceError('MODEL_UNAVAILABLE', 'try later');
        await once(signal, 'abort');
      },
    }),
  ],
});

const adminKey = 'a-key-of-a-test-which-nobody-else-has';
let open: ServedApp;
let guarded: ServedApp;

beforeAll(async () => {
  const served = { ...overHttp(app, { maxMessageBytes: 1_000, maxDeadlineMs: 200 }), settings: app.settings };
  open = await serve(served, {}, {});
  guarded = await serve(served, {}, {}, { access: { mode: 'keys', adminKey } });
});

afterAll(async () => {
  await open.close();
  await guarded.close();
});

async function ask(served: ServedApp, body: string, headers: Record<string, string> = {}) {
  const response = await served.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}

describe('a method as JSON', () => {
  it('is asked and answers in JSON, for the tenant and with the request id of the caller', async () => {
    const headers = { 'x-tenant-id': 'acme', 'x-request-id': 'my-id-1' };
    const { status, body, headers: answered } = await ask(open, '{"temperature":0.5}', headers);
    expect([status, body]).toEqual([200, { text: 'acme 0.5 my-id-1' }]);
    expect(answered.get('x-request-id')).toBe('my-id-1');
  });

  it('fails with the status of HTTP that goes with that of gRPC, and tells the code', async () => {
    const { status, body, headers } = await ask(open, '{"model":"unknown"}');
    expect([status, headers.get('millrace-code')]).toEqual([404, 'MODEL_NOT_FOUND']);
    expect(body).toMatchObject({
      code: 'not_found',
      message: 'there is no model unknown',
      details: [{ type: 'google.rpc.ErrorInfo', debug: { reason: 'MODEL_NOT_FOUND', domain: 'millrace' } }],
    });
  });

  it.each([
    ['that is no JSON', '{"model":', 400, 'invalid_argument'],
    ['with a wrong type', '{"model":1}', 400, 'invalid_argument'],
    ['that is too large', JSON.stringify({ model: 'x'.repeat(2_000) }), 429, 'resource_exhausted'],
  ])('refuses a body %s', async (_what, body, status, code) => {
    expect(await ask(open, body)).toMatchObject({ status, body: { code } });
  });

  it('refuses any other media type in the same form', async () => {
    const answer = await ask(open, '{}', { 'content-type': 'text/plain' });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_argument' } });
  });

  it('frees the caller at the deadline, his or the server’s', async () => {
    for (const headers of [{ 'connect-timeout-ms': '20' }, {}]) {
      const answer = await ask(open, '{"model":"never"}', headers as Record<string, string>);
      expect(answer).toMatchObject({ status: 504, body: { code: 'deadline_exceeded' } });
    }
  });

  it('asks for keys as any other route, and refuses in the form of the protocol', async () => {
    const refused = await ask(guarded, '{}');
    expect(refused).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect(refused.headers.get('www-authenticate')).toBe('Bearer');
    const { status, body } = await ask(guarded, '{}', { authorization: `Bearer ${adminKey}` });
    expect([status, body.text]).toEqual([200, expect.stringMatching(/^default /)]);
  });

  it('is in the OpenAPI document, with the shape of its messages', () => {
    const { paths } = open.openApi() as { paths: Record<string, { post: Record<string, unknown> }> };
    const { post } = paths[path] ?? {};
    expect(post).toMatchObject({
      security: [{ apiKey: ['chat'] }],
      'x-rate-limit': 'questions',
      requestBody: {
        content: {
          'application/json': {
            schema: {
              properties: {
                model: { type: 'string' },
                messages: { type: 'array', items: { properties: { toolCalls: { type: 'array' } } } },
                temperature: { type: 'number' },
              },
            },
          },
        },
      },
    });
    expect(paths['/millrace.ai.v1.AIService/ListTextModels']?.post.security).toEqual([]);
  });
});

describe('a client of the protocol of Connect', () => {
  const client = () =>
    createClient(AIService, createConnectTransport({ baseUrl: open.url, httpVersion: '1.1', useBinaryFormat: true }));

  it('calls and reads streams, in the binary form too', async () => {
    expect((await client().generateContent({ model: 'm' })).text).toMatch(/^default/);
    const pieces: unknown[] = [];
    const reading = (async () => {
      for await (const { part } of client().streamGenerateContent({ model: 'busy' })) pieces.push(part.value);
    })();
    await expect(reading).rejects.toMatchObject({ code: 14, rawMessage: 'try later' });
    expect(pieces).toEqual(['a piece']);
    const failed = await client()
      .generateContent({ model: 'unknown' })
      .catch((error: unknown) => error);
    expect((failed as import('@connectrpc/connect').ConnectError).findDetails(ErrorInfoSchema)).toMatchObject([
      { reason: 'MODEL_NOT_FOUND' },
    ]);
  });

  it('ends the work of a stream when it leaves off', async () => {
    const left = once(heard, 'left');
    const leaving = new AbortController();
    const reading = (async () => {
      for await (const _part of client().streamGenerateContent({}, leaving)) leaving.abort();
    })();
    await expect(reading).rejects.toMatchObject({ code: 1 });
    const [{ detail }] = (await left) as [CustomEvent];
    expect(detail).not.toMatchObject({ code: 4 });
  });

  it('is cut off some time after the deadline where it does not read', async () => {
    const ended = once(heard, 'ended');
    const reading = await fetch(new URL('/millrace.ai.v1.AIService/StreamGenerateContent', open.url), {
      method: 'POST',
      headers: { 'content-type': 'application/connect+json' },
      body: Buffer.from('\0\0\0\0\x13{"model":"endless"}'),
    });
    await ended;
    await expect(reading.arrayBuffer()).rejects.toThrow();
  });
});
