import { type Client, Code, ConnectError, createClient } from '@connectrpc/connect';
import { freshDatabase } from '@millrace/database/testing';
import { VectorService } from '@millrace/protocol';
import { serveRpc } from '@millrace/rpc/testing';
import { openVectorStores } from '@millrace/vectors';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wrongCollections } from '../testing/wrong-collections.ts';
import type { Call } from '../testing/wrong-input.ts';
import { wrongRecords } from '../testing/wrong-records.ts';
import { vectorService } from './vector-service.ts';

let vectors: Client<typeof VectorService>;
const closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  const { database, stop } = await freshDatabase('embedded');
  closers.push(stop);
  const { server, transport } = await serveRpc([vectorService(openVectorStores(database))]);
  closers.push(() => server.close());
  vectors = createClient(VectorService, transport);
  await vectors.createCollection({ name: 'plane', vectorDim: 2 });
  await vectors.createCollection({ name: 'indexed', vectorDim: 2, indexParams: { indexType: 'HNSW' } });
  await vectors.createCollection({ name: 'wide', vectorDim: 5000 });
  await vectors.insert({ collectionName: 'plane', vectors: [{ id: 'here', vector: [1, 0] }] });
});

afterAll(async () => {
  for (const close of closers.toReversed()) await close();
});

/** How a call ends; undefined where it is answered. */
async function refusalOf(call: Call): Promise<readonly [status: string | undefined, message: string] | undefined> {
  try {
    await call(vectors);
  } catch (error) {
    if (error instanceof ConnectError) return [Code[error.code], error.rawMessage];
    throw error;
  }
  return undefined;
}

const wrongInputs = { ...wrongCollections, ...wrongRecords };

it('is said of each method that takes anything', () => {
  const taking = VectorService.methods.filter(({ input }) => input.fields.length > 0);
  expect(Object.keys(wrongInputs)).toEqual(expect.arrayContaining(taking.map(({ name }) => name)));
});

describe.each(Object.entries(wrongInputs))('%s refuses', (_method, inputs) => {
  it.each(inputs)('%s', async (_what, call, status, message) => {
    expect(await refusalOf(call)).toEqual([status, message]);
  });
});

it('left nothing behind of what was refused', async () => {
  expect((await vectors.listCollections({})).names).toEqual(['indexed', 'plane', 'wide']);
  expect((await vectors.getCollectionStats({ name: 'plane' })).vectorCount).toBe(1n);
});
