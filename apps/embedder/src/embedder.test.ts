import {
  type Chunk,
  documentChunked,
  documentEmbedded,
  type EmbeddingSettings,
  type EventData,
  encodeEvent,
  maxEventBytes,
  objectKeys,
  type TaskEnvelope,
  vectorsComputed,
  vectorsRequested,
} from '@millrace/contracts';
import { openEmbeddingModels } from '@millrace/models';
import { type EmbeddingEndpoint, openEmbeddingEndpoint } from '@millrace/models/testing';
import { anEnvelope } from '@millrace/ports/testing';
import { messageFor, runOnce, type StubObjects, stubObjects } from '@millrace/worker-runtime/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { embedder } from './embedder.ts';

const remote: EmbeddingSettings = {
  provider: 'openai-compatible',
  model: 'tiny',
  version: '1',
  dimension: 2,
  metric: 'cosine',
};
const hashing: EmbeddingSettings = {
  provider: 'hashing',
  model: 'hashing-v1',
  version: '1',
  dimension: 8,
  metric: 'cosine',
};

const endpoints: EmbeddingEndpoint[] = [];
let objects: StubObjects;

beforeEach(() => {
  objects = stubObjects();
});

afterEach(async () => {
  await Promise.all(endpoints.splice(0).map((endpoint) => endpoint.close()));
});

async function endpointThat(answer: Parameters<typeof openEmbeddingEndpoint>[0]): Promise<EmbeddingEndpoint> {
  const endpoint = await openEmbeddingEndpoint(answer);
  endpoints.push(endpoint);
  return endpoint;
}

function taskWith(embedding: EmbeddingSettings): TaskEnvelope {
  const task = anEnvelope();
  return { ...task, settings: { ...task.settings, embedding } };
}

function chunksOf(count: number): Chunk[] {
  return Array.from({ length: count }, (_, ordinal) => ({
    ordinal,
    text: `wheel ${ordinal}`,
    tokens: 2,
    headings: ordinal % 2 === 0 ? ['Mills'] : [],
    span: [ordinal, ordinal + 1],
    hash: String(ordinal),
  }));
}

function batchOf(chunks: readonly Chunk[]): EventData<typeof documentChunked>['batch'] {
  return { cut: 'cut', ordinal: 3, batches: 5, hash: 'batch-hash', first: 0, chunks: chunks.length };
}

async function storedBatch(task: TaskEnvelope, count: number): Promise<EventData<typeof documentChunked>> {
  const chunks = chunksOf(count);
  const batch = batchOf(chunks);
  const key = objectKeys.chunks(task, batch);
  await objects.put(key, JSON.stringify(chunks));
  return { task, batch, chunks: { key } };
}

function inlineBatch(task: TaskEnvelope, count: number): EventData<typeof documentChunked> {
  const chunks = chunksOf(count);
  return { task, batch: batchOf(chunks), chunks: { inline: chunks } };
}

async function run(data: EventData<typeof documentChunked>, openaiBaseUrl = 'https://api.openai.com/v1') {
  const models = openEmbeddingModels({ openaiBaseUrl, timeoutMs: 5_000, batchSize: 64 });
  const message = messageFor(documentChunked, data, 'message-1');
  const result = await runOnce(embedder, message, { ports: { objects, models } });
  return { ...result, embedded: result.events.map((event) => documentEmbedded.data.parse(event.data)) };
}

describe('the embedder, given an object', () => {
  it('stores one row of little-endian floats a chunk, and tells where', async () => {
    const endpoint = await endpointThat(({ input }) => input.map((_, index) => [3, index === 0 ? 4 : -4]));
    const data = await storedBatch(taskWith(remote), 2);
    const { embedded, progress } = await run(data, endpoint.baseUrl);
    const [event] = embedded;
    expect(event).toMatchObject({
      batch: data.batch,
      chunks: data.chunks,
      computed: 2,
      vectors: { key: expect.any(String) },
    });
    expect(progress).toEqual([{ embedded: 3 }]);
    const key = objectKeys.vectors(data.task, event?.model ?? '', 'batch-hash');
    expect(event?.vectors).toEqual({ key });
    const bytes = objects.bodies.get(key);
    expect([0, 4, 8, 12].map((at) => bytes?.readFloatLE(at).toFixed(2))).toEqual(['0.60', '0.80', '0.60', '-0.80']);
  });

  it('gives the model the headings above the text', async () => {
    const endpoint = await endpointThat(({ input }) => input.map(() => [1, 0]));
    await run(await storedBatch(taskWith(remote), 2), endpoint.baseUrl);
    expect(endpoint.requests.map(({ input }) => input)).toEqual([['Mills\n\nwheel 0', 'wheel 1']]);
  });

  it('computes nothing twice when the message comes again, and tells the same', async () => {
    const endpoint = await endpointThat(({ input }) => input.map(() => [1, 0]));
    const data = await storedBatch(taskWith(remote), 2);
    const first = await run(data, endpoint.baseUrl);
    const second = await run(data, endpoint.baseUrl);
    expect(endpoint.requests).toHaveLength(1);
    expect(second.embedded).toEqual(first.embedded);
    expect(second.events.map(({ id }) => id)).toEqual(first.events.map(({ id }) => id));
  });

  it('computes nothing for a later generation whose batch has the same text', async () => {
    const endpoint = await endpointThat(({ input }) => input.map(() => [1, 0]));
    const task = taskWith(remote);
    await run(await storedBatch(task, 2), endpoint.baseUrl);
    const { embedded } = await run(
      await storedBatch({ ...taskWith(remote), documentId: task.documentId }, 2),
      endpoint.baseUrl,
    );
    expect(embedded).toMatchObject([{ computed: 0 }]);
    expect(endpoint.requests).toHaveLength(1);
  });

  it('gives the batch back when the model answers 429, and comes again no sooner than it asks', async () => {
    const endpoint = await endpointThat(({ input }, count) =>
      count === 1 ? { status: 429, headers: { 'retry-after': '30' } } : input.map(() => [1, 0]),
    );
    const data = await storedBatch(taskWith(remote), 2);
    const refused = await run(data, endpoint.baseUrl);
    expect(refused.outcome).toMatchObject({ kind: 'retry', delayMs: 60_000, error: { code: 'MODEL_UNAVAILABLE' } });
    expect(endpoint.requests).toHaveLength(1);
    expect(await run(data, endpoint.baseUrl)).toMatchObject({ outcome: { kind: 'done' }, embedded: [{ computed: 2 }] });
  });

  it.each([
    ['the model refuses the text', { status: 400 }, 'MODEL_REFUSED'],
    [
      'the vectors have another dimension',
      [
        [1, 0, 0],
        [1, 0, 0],
      ],
      'MODEL_MISMATCH',
    ],
  ])('fails for good when %s, with nothing stored', async (_case, answer, code) => {
    const endpoint = await endpointThat(() => answer);
    const data = await storedBatch(taskWith(remote), 2);
    expect((await run(data, endpoint.baseUrl)).outcome).toMatchObject({ kind: 'dead', error: { code } });
    expect(objects.calls.filter((call) => call.startsWith('put'))).toHaveLength(1);
  });

  it('fails for good, naming the setting, when the model is not configured', async () => {
    const { outcome } = await run(await storedBatch(taskWith(remote), 1));
    expect(outcome).toMatchObject({
      kind: 'dead',
      error: { code: 'CONFIG_INVALID', message: expect.stringContaining('OPENAI_API_KEY') },
    });
  });
});

describe('the embedder, given the chunks themselves', () => {
  it('sends the vectors along and writes no object', async () => {
    const { embedded } = await run(inlineBatch(taskWith(hashing), 3));
    const [event] = embedded;
    expect(event).toMatchObject({ computed: 3, vectors: { inline: expect.any(String) } });
    const inline = event && 'inline' in event.vectors ? event.vectors.inline : '';
    expect(Buffer.from(inline, 'base64')).toHaveLength(3 * 8 * 4);
    expect(objects.calls).toEqual([]);
  });

  it('gives the same event when the message comes again', async () => {
    const data = inlineBatch(taskWith(hashing), 3);
    expect((await run(data)).embedded).toEqual((await run(data)).embedded);
  });

  it.each([1, 16, 64])(
    'keeps the event within what the bus takes, for %i chunks of a large dimension',
    async (count) => {
      const { events, embedded } = await run(inlineBatch(taskWith({ ...hashing, dimension: 2_048 }), count));
      const [event] = events;
      expect(event && encodeEvent(event).length).toBeLessThanOrEqual(maxEventBytes);
      expect(embedded[0]?.vectors).toHaveProperty(count < 64 ? 'inline' : 'key');
    },
  );
});

describe('the embedder, asked by a collection that changes its model', () => {
  async function request(data: EventData<typeof vectorsRequested>, openaiBaseUrl?: string) {
    const models = openEmbeddingModels({
      openaiBaseUrl: openaiBaseUrl ?? 'https://api.openai.com/v1',
      timeoutMs: 5_000,
      batchSize: 64,
    });
    const result = await runOnce(embedder, messageFor(vectorsRequested, data), { ports: { objects, models } });
    return { ...result, computed: result.events.map((event) => vectorsComputed.data.parse(event.data)) };
  }
  const asked = ({ task, batch, chunks }: EventData<typeof documentChunked>, embedding: EmbeddingSettings) => ({
    generation: task,
    batch,
    chunks,
    embedding,
    priority: 'bulk' as const,
  });

  it('gives vectors of the model that is asked for, and tells nothing of the task', async () => {
    const { computed, progress } = await request(asked(inlineBatch(taskWith(remote), 3), hashing));
    expect(computed).toMatchObject([
      { generation: { settings: { embedding: remote } }, embedding: hashing, priority: 'bulk', batch: { chunks: 3 } },
    ]);
    const [event] = computed;
    const inline = event && 'inline' in event.vectors ? event.vectors.inline : '';
    expect(Buffer.from(inline, 'base64')).toHaveLength(3 * 8 * 4);
    expect(progress).toEqual([]);
  });

  it('stores them beside those of the other model, and computes them once', async () => {
    const endpoint = await endpointThat(({ input }) => input.map(() => [3, 4]));
    const data = await storedBatch(taskWith(hashing), 2);
    await run(data);
    const first = await request(asked(data, remote), endpoint.baseUrl);
    const second = await request(asked(data, remote), endpoint.baseUrl);
    expect(endpoint.requests).toHaveLength(1);
    expect(second.computed).toEqual(first.computed);
    expect([...objects.bodies.keys()].filter((key) => key.includes('/vectors/'))).toHaveLength(2);
  });

  it('keeps vectors as the model gives them where more than their angle counts', async () => {
    const endpoint = await endpointThat(({ input }) => input.map(() => [3, 4]));
    const data = inlineBatch(taskWith(hashing), 1);
    const [byLength] = (await request(asked(data, { ...remote, metric: 'ip' }), endpoint.baseUrl)).computed;
    const [byAngle] = (await request(asked(data, remote), endpoint.baseUrl)).computed;
    const numbersOf = (event: typeof byLength) => {
      const bytes = Buffer.from(event && 'inline' in event.vectors ? event.vectors.inline : '', 'base64');
      return [0, 4].map((at) => Number(bytes.readFloatLE(at).toFixed(2)));
    };
    expect([numbersOf(byLength), numbersOf(byAngle)]).toEqual([
      [3, 4],
      [0.6, 0.8],
    ]);
    expect(byLength?.model).not.toBe(byAngle?.model);
  });
});
