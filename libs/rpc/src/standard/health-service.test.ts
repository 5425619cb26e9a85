import { createClient } from '@connectrpc/connect';
import { AIService, Health, HealthCheckResponse_ServingStatus as Status } from '@millrace/protocol';
import { expect, it, vi } from 'vitest';
import { contentService, serveRpc } from '../testing/index.ts';

async function serveHealth(ready: () => Promise<boolean>) {
  const { server, transport } = await serveRpc([contentService({})], 'acme', { ready, drainMs: 5_000 });
  return { server, client: createClient(Health, transport) };
}

it('tells of the server as a whole and of each service, as the readiness is', async () => {
  const { server, client } = await serveHealth(async () => true);
  expect(await client.check({})).toMatchObject({ status: Status.SERVING });
  expect(await client.check({ service: AIService.typeName })).toMatchObject({ status: Status.SERVING });
  await expect(client.check({ service: 'no.such.Service' })).rejects.toMatchObject({ code: 5 });
  const { statuses } = await client.list({});
  expect(Object.keys(statuses)).toEqual(['', AIService.typeName]);
  await server.close();
});

it('is not serving while the server is not ready, or cannot tell', async () => {
  const answers = [async () => false, async () => Promise.reject(new Error('down'))];
  for (const ready of answers) {
    const { server, client } = await serveHealth(ready);
    expect(await client.check({})).toMatchObject({ status: Status.NOT_SERVING });
    await server.close();
  }
});

it('tells a watcher of each change, and at last that the server stops', async () => {
  let isReady = false;
  const { server, client } = await serveHealth(async () => isReady);
  const seen: Status[] = [];
  const unknown: Status[] = [];
  const watching = (async () => {
    for await (const { status } of client.watch({ service: AIService.typeName })) seen.push(status);
  })();
  const watchingNothing = (async () => {
    for await (const { status } of client.watch({ service: 'no.such.Service' })) unknown.push(status);
  })();
  await vi.waitFor(() => expect([seen, unknown]).toEqual([[Status.NOT_SERVING], [Status.SERVICE_UNKNOWN]]));
  isReady = true;
  await vi.waitFor(() => expect(seen.at(-1)).toBe(Status.SERVING), { timeout: 5_000 });
  await server.close();
  await Promise.all([watching, watchingNothing]);
  expect(seen).toEqual([Status.NOT_SERVING, Status.SERVING, Status.NOT_SERVING]);
  expect(unknown).toEqual([Status.SERVICE_UNKNOWN]);
});
