/** Puts three sentences into the model gateway and finds the one nearest to a question: node examples/vectors.ts [URL of its gRPC port] */
import { connectGateway, remoteVectorStores } from '@millrace/client';

const gateway = connectGateway({ url: process.argv[2] ?? 'http://127.0.0.1:50051' });
const store = remoteVectorStores(gateway).of('default');
const hashing = { provider: 'hashing', model: 'hashing-v1', version: '1', dimension: 384, metric: 'cosine' };

async function embed(texts: string[]): Promise<number[][]> {
  const { embeddings } = await gateway.ai.embedContent({ model: hashing, texts }, { timeoutMs: 10_000 });
  return embeddings.map(({ values }) => values);
}

const sentences = [
  'The sluice opens at five past four.',
  'The stones are dressed in March.',
  'Flour is sold on Fridays.',
];
const name = 'mill_rules';
if (!(await store.hasCollection(name))) {
  await store.createCollection({ name, dimension: 384, index: { type: 'hnsw', metric: 'cosine', params: {} } });
}
const vectors = await embed(sentences);
await store.upsert(
  name,
  sentences.map((text, place) => ({ id: `rule-${place}`, vector: vectors[place] ?? [], metadata: { text, place } })),
);

const [question = []] = await embed(['When does the sluice open?']);
for (const match of await store.search(name, { vector: question, topK: 1, filter: { place: { $lt: 3 } } })) {
  console.log(match.id, match.score.toFixed(2), match.metadata.text);
}
gateway.close();
