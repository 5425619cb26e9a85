import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preparePglite } from '@millrace/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Standalone, startStandalone } from './standalone.ts';
import type { Names } from './testing/match-answer.ts';
import { wrongWith } from './testing/take-step.ts';
import { stepsOf } from './testing/walk-through.ts';

const steps = stepsOf(await readFile(join(import.meta.dirname, '../../../docs/gateway.md'), 'utf8'));

let folder: string;
let running: Standalone;
const names: Names = new Map();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'millrace-gateway-'));
  await preparePglite(join(folder, 'postgres'));
  running = await startStandalone({ port: 0, dataDir: folder });
});

afterAll(async () => {
  await running?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('docs/gateway.md, over HTTP alone', () => {
  it.each(steps.map((step) => [`${step.path} ${step.body ?? ''}`, step] as const))(
    'is answered as it says: %s',
    async (_what, step) => {
      expect(await wrongWith(step, running.url, names)).toBeUndefined();
    },
  );
});
