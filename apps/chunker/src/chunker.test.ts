import {
  type CollectionSettings,
  chunkSchema,
  documentChunked,
  documentParsed,
  type EventData,
  manifestSchema,
  objectKeys,
  type ParsedDocument,
  type TaskEnvelope,
} from '@millrace/contracts';
import { anEnvelope } from '@millrace/ports/testing';
import { messageFor, type RunResult, runOnce, type StubObjects, stubObjects } from '@millrace/worker-runtime/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { chunker } from './chunker.ts';
import { longDocument } from './testing/long-document.ts';

let objects: StubObjects;
let task: TaskEnvelope;

beforeEach(() => {
  objects = stubObjects();
  task = anEnvelope();
});

function parsed({ blocks }: Pick<ParsedDocument, 'blocks'>): ParsedDocument {
  return { format: 1, contentType: 'text/plain', blocks, warnings: [] };
}

async function stored(document: Pick<ParsedDocument, 'blocks'>) {
  const key = objectKeys.parsed(task);
  await objects.put(key, JSON.stringify(parsed(document)));
  return { key };
}

function run(artifact: EventData<typeof documentParsed>['parsed'], settings = {}, of = task): Promise<RunResult> {
  const facts = { bytes: 1, sha256: '', contentType: 'text/plain', warnings: [] };
  const message = messageFor(documentParsed, { task: of, parsed: artifact, ...facts }, 'message-1');
  return runOnce(chunker, message, { ports: { objects }, settings });
}

function dataOf(result: RunResult): EventData<typeof documentChunked>[] {
  return result.events.map(({ data }) => documentChunked.data.parse(data));
}

function withChunking(chunking: CollectionSettings['chunking']): TaskEnvelope {
  return { ...task, settings: { ...task.settings, chunking } };
}

describe('the chunker, given an object', () => {
  it('stores batches and manifest, then tells of each batch where it is', async () => {
    const result = await run(await stored(longDocument(400)));
    const events = dataOf(result);
    const manifest = manifestSchema.parse(JSON.parse(`${objects.bodies.get(objectKeys.manifest(task))}`));
    expect(result.outcome.kind).toBe('done');
    expect(events.length).toBeGreaterThan(2);
    expect(events.map(({ batch }) => batch)).toEqual(
      manifest.batches.map((batch, ordinal) => ({
        cut: manifest.cut,
        ordinal,
        batches: manifest.batches.length,
        ...batch,
      })),
    );
    for (const { batch, chunks } of events) {
      const found = chunkSchema.array().parse(read(chunks));
      expect(found.map(({ ordinal }) => ordinal)).toEqual(found.map((_, index) => batch.first + index));
      expect(found).toHaveLength(batch.chunks);
    }
    expect(result.progress).toEqual([{ chunks: manifest.chunks, batches: manifest.batches.length }]);
  });

  it('puts the manifest last', async () => {
    await run(await stored(longDocument(400)));
    expect(objects.calls.at(-1)).toBe(`put ${objectKeys.manifest(task)}`);
  });

  it('tells the same again when the message comes again, without cutting again', async () => {
    const artifact = await stored(longDocument(400));
    const first = await run(artifact);
    const callsBefore = objects.calls.length;
    const second = await run(artifact);
    expect(withoutTime(second)).toEqual(withoutTime(first));
    expect(objects.calls.slice(callsBefore)).toEqual([`get ${objectKeys.manifest(task)}`]);
  });

  it('keeps to the cut that stands when its settings would cut otherwise', async () => {
    const artifact = await stored(longDocument(400));
    const first = await run(artifact);
    const second = await run(artifact, {}, withChunking({ maxTokens: 64, overlapTokens: 0 }));
    expect(dataOf(second).map(({ batch, chunks }) => ({ batch, chunks }))).toEqual(
      dataOf(first).map(({ batch, chunks }) => ({ batch, chunks })),
    );
  });

  it('keeps to the cut of another chunker that was faster', async () => {
    const artifact = await stored(longDocument(400));
    const [first, second] = await Promise.all([
      run(artifact, {}, withChunking({ maxTokens: 400, overlapTokens: 40 })),
      run(artifact, {}, withChunking({ maxTokens: 64, overlapTokens: 0 })),
    ]);
    expect(dataOf(first).map(({ batch }) => batch)).toEqual(dataOf(second).map(({ batch }) => batch));
    for (const { chunks, batch } of dataOf(second)) expect(read(chunks)).toHaveLength(batch.chunks);
  });

  it('fails for good where the document holds no text', async () => {
    const { outcome } = await run(await stored({ blocks: [{ kind: 'paragraph', text: ' \n ' }] }));
    expect(outcome).toMatchObject({ kind: 'dead', error: { code: 'NO_TEXT' } });
  });

  it('never sends its chunks along, however few', async () => {
    const [event] = dataOf(await run(await stored(longDocument(2))));
    expect(event?.chunks).toHaveProperty('key');
  });
});

describe('the chunker, given the text itself', () => {
  it('sends the chunks along and writes no object', async () => {
    const result = await run({ inline: parsed(longDocument(5)) });
    const [event, ...more] = dataOf(result);
    expect(more).toEqual([]);
    expect(event).toMatchObject({ batch: { ordinal: 0, batches: 1, first: 0 }, chunks: { inline: expect.any(Array) } });
    expect(objects.calls).toEqual([]);
    expect(result.progress).toEqual([{ chunks: event?.batch.chunks, batches: 1 }]);
  });

  it('tells the same again when the message comes again', async () => {
    const artifact = { inline: parsed(longDocument(5)) };
    expect(withoutTime(await run(artifact))).toEqual(withoutTime(await run(artifact)));
  });

  it.each([
    ['are over the size allowed', longDocument(5), { inlineMaxBytes: 1_000 }],
    ['may never be sent along', longDocument(1), { inlineMaxBytes: 0 }],
    ['fill more than one batch', { blocks: longDocument(120).blocks }, { inlineMaxBytes: 65_536 }],
  ])('stores the chunks where they %s', async (_case, document, settings) => {
    const of = withChunking({ maxTokens: 32, overlapTokens: 0 });
    const result = await run({ inline: parsed(document) }, settings, of);
    expect(result.outcome.kind).toBe('done');
    for (const { chunks } of dataOf(result)) expect(chunks).toHaveProperty('key');
    expect(objects.bodies.has(objectKeys.manifest(task))).toBe(true);
  });
});

function read(chunks: EventData<typeof documentChunked>['chunks']): unknown {
  return 'key' in chunks ? JSON.parse(`${objects.bodies.get(chunks.key)}`) : chunks.inline;
}

function withoutTime({ events }: RunResult) {
  return events.map(({ time: _time, ...event }) => event);
}
