import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient } from '@millrace/client';
import { preparePglite } from '@millrace/database/testing';
import type { AnyStage } from '@millrace/worker-runtime';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { stages } from './stages.ts';
import { type Standalone, startStandalone } from './standalone.ts';

const interactive = 10;
const [many, few] = [60, 10];

let folder: string;
let running: Standalone | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'millrace-fairness-'));
  await preparePglite(join(folder, 'data/postgres'));
  vi.stubEnv('MILLRACE_TENANT_INTERACTIVE', String(interactive));
});
afterEach(async () => {
  await running?.close();
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

/** The stages, of which the parser begins only when `opened`. */
function behindGate(opened: Promise<void>): AnyStage[] {
  const gated = (stage: AnyStage): AnyStage => ({
    ...stage,
    async start(...args) {
      const started = await stage.start(...args);
      return {
        ...started,
        async handle(...given) {
          await opened;
          return started.handle(...given);
        },
      };
    },
  });
  return stages.map((stage) => (stage.name === 'parser' ? gated(stage) : stage));
}

async function upload(client: Client, count: number): Promise<string[]> {
  const taskIds: string[] = [];
  for (let index = 0; index < count; index++) {
    taskIds.push((await client.createDocument({ text: `Sack ${index} of flour.` })).taskId);
  }
  return taskIds;
}

async function completed(client: Client, taskIds: readonly string[]): Promise<number> {
  const states = await Promise.all(taskIds.map((taskId) => client.task(taskId)));
  return states.filter(({ status }) => status === 'completed').length;
}

it('ends the few documents of one tenant before the many that another has uploaded earlier, and then those too', async () => {
  const gate = Promise.withResolvers<void>();
  running = await startStandalone({ port: 0, dataDir: join(folder, 'data'), stages: behindGate(gate.promise) });
  const [busy, modest] = ['busy', 'modest'].map((tenant) => createClient({ apiUrl: running?.url ?? '', tenant }));
  if (!busy || !modest) throw new TypeError('two clients');
  const [earlier, later] = [await upload(busy, many), await upload(modest, few)];

  gate.resolve();
  await expect.poll(() => completed(modest, later), { timeout: 60_000 }).toBe(few);
  // Without the queues for bulk it would be all of them.
  expect(await completed(busy, earlier)).toBeLessThan((many * 3) / 4);
  await expect.poll(() => completed(busy, earlier), { timeout: 60_000 }).toBe(many);
}, 120_000);
