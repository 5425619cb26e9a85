import { createHash } from 'node:crypto';
import { type Chunk, documentEmbedded, type EventData, type TaskEnvelope } from '@millrace/contracts';
import type { BusMessage } from '@millrace/ports';
import { messageFor } from '@millrace/worker-runtime/testing';

type Embedded = EventData<typeof documentEmbedded>;

export interface Cut {
  readonly cut: string;
  /** Texts of the chunks, batch by batch. */
  readonly batches: readonly (readonly string[])[];
}

/** A task whose vectors have `dimension` numbers, which keeps them short. */
export function withDimension(task: TaskEnvelope, dimension: number): TaskEnvelope {
  return { ...task, settings: { ...task.settings, embedding: { ...task.settings.embedding, dimension } } };
}

/** The events of all batches of a document, chunks and vectors inside. */
export function embeddedEvents(task: TaskEnvelope, { cut, batches }: Cut): Embedded[] {
  let first = 0;
  return batches.map((texts, ordinal) => {
    const chunks = texts.map((text, place) => chunkOf(text, first + place));
    const batch = { cut, ordinal, batches: batches.length, hash: `${ordinal}`, first, chunks: texts.length };
    first += texts.length;
    const vectors = { inline: vectorBytes(texts, task.settings.embedding.dimension).toString('base64') };
    return { task, batch, chunks: { inline: chunks }, vectors, model: 'model-key', computed: texts.length };
  });
}

export function messagesFor(events: readonly Embedded[]): BusMessage[] {
  return events.map((event) => messageFor(documentEmbedded, event));
}

/** Little-endian float32, one row a text. */
export function vectorBytes(texts: readonly string[], dimension: number): Buffer {
  const rows = texts.map((_, row) => Float32Array.from({ length: dimension }, (__, column) => row + column / 10 + 1));
  return Buffer.concat(rows.map((row) => Buffer.from(row.buffer)));
}

function chunkOf(text: string, ordinal: number): Chunk {
  const hash = createHash('sha256').update(text).digest('hex');
  return { ordinal, text, tokens: 5, headings: ['Ducks'], span: [0, text.length], hash };
}
