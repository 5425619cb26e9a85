import { once } from 'node:events';
import { createServer } from 'node:net';
import {
  connectGateway,
  createFallback,
  type GatewayOutcome,
  remoteVectorStores,
  vectorStoresWithFallback,
} from '@millrace/client';
import { type ChatEndpoint, openChatEndpoint } from '@millrace/models/testing';
import { silentLogger, type VectorStore } from '@millrace/ports';
import { openVectorStores } from '@millrace/vectors';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppProcess } from './app-process.ts';
import { eventually } from './eventually.ts';
import { type GatewayCounts, gatewayCounts } from './gateway-counts.ts';
import { lastStatus } from './last-status.ts';
import { type RunningFleet, startFleet } from './running-fleet.ts';
import { markOf, textOf } from './texts.ts';

/** How the gateway ends, one time after the other. */
const endings = ['SIGKILL', 'SIGTERM', 'SIGKILL'] as const;

describe('a fleet whose gateway is killed, stopped and started again under load', () => {
  let fleet: RunningFleet;
  let gateway: AppProcess;
  let chat: ChatEndpoint;
  let grpc: { readonly url: string; readonly environment: Readonly<Record<string, string>> };
  let store: VectorStore;
  const own = { answered: 0, fallback: 0, failed: 0, open: false };
  let disconnect: () => void;

  beforeAll(async () => {
    chat = await openChatEndpoint(() => ({ text: ['The number ', 'is there ', '[1].'] }));
    const port = String(await freePort());
    const apiKey = 'the-key-of-the-fleet-to-its-gateway';
    grpc = { url: `http://127.0.0.1:${port}`, environment: { MILLRACE_GRPC_PORT: port, MILLRACE_ADMIN_KEY: apiKey } };
    const environment = {
      MILLRACE_GATEWAY_URL: grpc.url,
      MILLRACE_GATEWAY_API_KEY: apiKey,
      MILLRACE_TEXT_PROVIDER: 'openai-compatible',
      MILLRACE_TEXT_MODEL: 'tiny',
      OPENAI_BASE_URL: chat.baseUrl,
    };
    fleet = await startFleet('gateway killed', { environment });
    gateway = await fleet.start('ai-gateway', grpc.environment);
    const client = connectGateway({ url: grpc.url, apiKey });
    disconnect = client.close;
    const metrics = {
      gatewayCalled(_method: string, outcome: GatewayOutcome) {
        own[outcome] += 1;
      },
      gatewayCircuit(open: boolean) {
        own.open = open;
      },
    };
    store = vectorStoresWithFallback({
      remote: remoteVectorStores(client),
      local: openVectorStores(fleet.stack.database),
      fallback: createFallback({ log: silentLogger, metrics }),
    }).of('default');
  });
  afterAll(async () => {
    disconnect?.();
    await fleet?.stop();
    await chat?.close();
  });

  it('ingests every document, answers every question and finds every vector, and comes back to the gateway', async () => {
    const { client } = fleet;
    const first = await client.createDocument({ name: 'mill-0.md', text: textOf(0, 2) });
    expect(await lastStatus(client, first.taskId)).toBe('completed');
    await store.createCollection({ name: 'mills', dimension: 4 });
    const ids = await store.insert('mills', [{ vector: [1, 0, 0, 0], metadata: { mill: 1 } }]);

    const over = new AbortController();
    const load = Promise.all([
      whileGoing(over.signal, async (turn) => {
        const { taskId } = await client.createDocument({ name: `mill-${turn + 1}.md`, text: textOf(turn + 1, 8) });
        expect(await lastStatus(client, taskId)).toBe('completed');
      }),
      whileGoing(over.signal, async () => {
        const { answer } = await client.ask({ question: `What is the secret number of mill 0, ${markOf(0)}?` });
        expect(answer).toContain('The number is there');
      }),
      whileGoing(over.signal, async () => {
        const found = await store.search('mills', { vector: [1, 0, 0, 0], topK: 1 });
        expect(found.map(({ id }) => id)).toEqual(ids);
      }),
    ]);
    void load.catch(() => over.abort());

    const counts = async (): Promise<readonly GatewayCounts[]> => {
      const apps = [...fleet.running('embedder'), ...fleet.running('query-api')];
      return [...(await Promise.all(apps.map(gatewayCounts))), { ...own }];
    };
    for (const ending of endings) {
      const before = await counts();
      await fleet.end(gateway, ending);
      await eventually(async () => {
        for (const [at, { fallback }] of (await counts()).entries()) {
          expect(fallback).toBeGreaterThan(before[at]?.fallback ?? 0);
        }
      }, 20_000);
      const down = await counts();
      gateway = await fleet.start('ai-gateway', grpc.environment);
      await eventually(async () => {
        for (const [at, { answered, open }] of (await counts()).entries()) {
          expect(answered).toBeGreaterThan(down[at]?.answered ?? 0);
          expect(open).toBe(false);
        }
      }, 40_000);
    }
    over.abort();
    await load;
    for (const { failed } of await counts()) expect(failed).toBe(0);
  }, 180_000);
});

/** Does it again and again, up to the end of the turn in which the signal aborts. */
async function whileGoing(over: AbortSignal, act: (turn: number) => Promise<void>): Promise<void> {
  for (let turn = 0; !over.aborted; turn += 1) await act(turn);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('a server of TCP has a port');
  return address.port;
}
