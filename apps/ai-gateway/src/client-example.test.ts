import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type FreshDatabase, freshDatabase } from '@millrace/database/testing';
import { openEmbeddingModels } from '@millrace/models';
import type { RpcServer } from '@millrace/rpc';
import { serveRpc } from '@millrace/rpc/testing';
import { openVectorStores } from '@millrace/vectors';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aiService } from './ai/ai-service.ts';
import { vectorService } from './vectors/vector-service.ts';

const root = join(import.meta.dirname, '../../..');

describe('the example of a program that uses the gateway', () => {
  let fresh: FreshDatabase;
  let server: RpcServer;

  beforeAll(async () => {
    fresh = await freshDatabase('embedded');
    const models = openEmbeddingModels({ openaiBaseUrl: 'http://127.0.0.1:9', timeoutMs: 5_000, batchSize: 64 });
    const noTextModels = { list: async () => [], open: async () => undefined };
    const services = [
      vectorService(openVectorStores(fresh.database)),
      aiService({ models, textModelsOf: () => noTextModels }),
    ];
    ({ server } = await serveRpc(services));
  });

  afterAll(async () => {
    await server?.close();
    await fresh?.stop();
  });

  it('finds the sentence that answers', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['examples/vectors.ts', server.url], { cwd: root });
    expect(stdout).toMatch(/^rule-0 0\.\d\d The sluice opens at five past four\.\n$/);
  });

  it('is the one that the docs show', async () => {
    const [docs = '', example = ''] = await Promise.all(
      ['docs/client.md', 'examples/vectors.ts'].map((path) => readFile(join(root, path), 'utf8')),
    );
    expect(docs).toContain(example.slice(example.indexOf('import')));
  });
});
