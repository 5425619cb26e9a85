import { documentEmbedded, type TaskEnvelope } from '@millrace/contracts';
import type { BusMessage } from '@millrace/ports';
import { messageFor } from '@millrace/worker-runtime/testing';

const text = 'The wheel turns while the water runs.';

/** The event with which batch `ordinal` of `batches`, one chunk each, comes to the indexer. */
export function embeddedEvent(task: TaskEnvelope, ordinal = 0, batches = 1): BusMessage {
  const { dimension } = task.settings.embedding;
  const vector = Buffer.from(new Float32Array(dimension).fill(1 / Math.sqrt(dimension)).buffer);
  return messageFor(documentEmbedded, {
    task,
    batch: { cut: 'cut', ordinal, batches, hash: `h${ordinal}`, first: ordinal, chunks: 1 },
    chunks: { inline: [{ ordinal, text, tokens: 8, headings: [], span: [0, text.length], hash: `c${ordinal}` }] },
    vectors: { inline: vector.toString('base64') },
    model: 'm',
    computed: 1,
  });
}
