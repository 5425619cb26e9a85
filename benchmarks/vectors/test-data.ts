import { openEmbeddingModels } from '@millrace/models';
import type { VectorRecord } from '@millrace/ports';
import type { Arguments } from './arguments.ts';
import { readPassages } from './passages.ts';

export interface TestData {
  readonly records: readonly VectorRecord[];
  readonly queries: readonly Float32Array[];
}

/** Vectors of the built-in model over passages; those of queries are taken out from among them, evenly. */
export async function readTestData({ data, vectors, queries, dimension }: Arguments): Promise<TestData> {
  const passages = await readPassages(data, vectors + queries);
  const models = openEmbeddingModels({ openaiBaseUrl: 'http://127.0.0.1:9', timeoutMs: 1, batchSize: 1 });
  const model = models.open({ provider: 'hashing', model: 'hashing-v1', version: '1', dimension, metric: 'cosine' });
  const embedded = await model.embed(passages.map(({ text }) => text));
  const every = Math.floor(passages.length / queries);
  const isQuery = (place: number) => place % every === every - 1 && place < every * queries;
  const records = passages.flatMap(({ text, file, ordinal }, place): VectorRecord[] => {
    const vector = embedded[place];
    if (!vector || isQuery(place)) return [];
    const metadata = {
      file,
      ordinal,
      characters: text.length,
      half: place % 2,
      tenth: place % 10,
      hundredth: place % 100,
    };
    return [{ id: `passage-${place}`, vector, metadata }];
  });
  return { records, queries: embedded.filter((_, place) => isQuery(place)) };
}
