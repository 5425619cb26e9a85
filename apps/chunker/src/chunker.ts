import {
  type Artifact,
  type Chunk,
  documentChunked,
  documentParsed,
  type EventData,
  type Manifest,
  MillraceError,
  objectKeys,
  parsedDocumentSchema,
} from '@millrace/contracts';
import type { ObjectStore } from '@millrace/ports';
import { openTokenCounter, type TokenCounter } from '@millrace/tokens';
import { defaultRetry, defineStage, readArtifact } from '@millrace/worker-runtime';
import { chunkDocument } from './cutting/chunk-document.ts';
import { type Batch, cutBatches, manifestOf } from './cutting/cut-batches.ts';
import { chunkerSettings } from './settings.ts';
import { readStandingCut, storeCut } from './standing-cut.ts';

interface Deps {
  readonly objects: ObjectStore;
  readonly count: TokenCounter;
  readonly inlineMaxBytes: number;
}

/**
 * Cuts a document's text into batches of chunks.
 * Safe to redeliver: the first manifest stands and is emitted again, also by a chunker that would cut otherwise. A document that
 * travels in its events has no manifest; there the cut's hash lets the indexer keep to the first one it saw.
 */
export const chunker = defineStage({
  name: 'chunker',
  summary: 'Cuts the text of a document into batches of chunks.',
  queue: 'documents.parsed',
  consumes: [documentParsed],
  produces: [documentChunked],
  needs: ['objects'],
  status: 'chunking',
  concurrency: 2,
  timeoutMs: 180_000,
  retry: defaultRetry,
  settings: chunkerSettings,
  open({ objects }, { inlineMaxBytes }) {
    return { objects, inlineMaxBytes, count: openTokenCounter() };
  },
  async handle({ data }, { emit, progress, signal }, deps) {
    const { cut, batches, chunks, inline } = await cutOf(deps, data, signal);
    await progress({ chunks, batches: batches.length });
    return batches.map((batch, ordinal) =>
      emit(documentChunked, {
        task: data.task,
        batch: { cut, ordinal, batches: batches.length, ...batch },
        chunks: inline ?? { key: objectKeys.chunks(data.task, batch) },
      }),
    );
  },
});

interface Cut extends Manifest {
  /** The chunks of the only batch, where they travel in the event. */
  readonly inline?: Artifact<Chunk[]>;
}

async function cutOf(
  deps: Deps,
  { task, parsed }: EventData<typeof documentParsed>,
  signal: AbortSignal,
): Promise<Cut> {
  const { objects, count } = deps;
  const standing = 'key' in parsed ? await readStandingCut(objects, task, signal) : undefined;
  if (standing) return standing;
  const document = await readArtifact(objects, parsed, parsedDocumentSchema, signal);
  const chunks = await chunkDocument(document, task.settings.chunking, { count, signal });
  if (chunks.length === 0) throw new MillraceError('NO_TEXT', `the document of task ${task.taskId} holds no text`);
  const batches = cutBatches(chunks);
  const inline = 'inline' in parsed ? inlineCut(batches, deps.inlineMaxBytes) : undefined;
  return inline ?? storeCut(objects, task, batches, signal);
}

function inlineCut(batches: readonly Batch[], maxBytes: number): Cut | undefined {
  const [batch, ...more] = batches;
  if (!batch || more.length > 0 || Buffer.byteLength(JSON.stringify(batch.chunks)) > maxBytes) return undefined;
  return { ...manifestOf([batch]), inline: { inline: [...batch.chunks] } };
}
