import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TaskEnvelope } from '@millrace/contracts';
import { type DatabaseKind, freshDatabase } from '@millrace/database/testing';
import { openFileObjectStore } from '@millrace/embedded';
import type { BusMessage } from '@millrace/ports';
import { runOnce } from '@millrace/worker-runtime/testing';
import { indexer } from '../indexer.ts';

export type IndexerFixture = Awaited<ReturnType<typeof openIndexerFixture>>;

/** A database and an object store of their own, and what a test asks of them. */
export async function openIndexerFixture(kind: DatabaseKind) {
  const folder = await mkdtemp(join(tmpdir(), 'millrace-indexer-'));
  const [fresh, objects] = await Promise.all([freshDatabase(kind), openFileObjectStore({ folder })]);
  const { database } = fresh;
  const ports = { database, objects };
  return {
    ...fresh,
    objects,
    handle: (message: BusMessage) => runOnce(indexer, message, { ports }),
    liveOf: async ({ documentId }: TaskEnvelope) =>
      (await database`select live_generation as live from documents where id = ${documentId}`)[0]?.live,
    /**
     * Rows of a generation: texts in their order, and how many chunks have exactly one vector and a posting in their
     * batch.
     */
    rowsOf: async ({ taskId }: TaskEnvelope) => {
      const rows = await database<{ ordinal: number; text: string; vectors: number; postings: boolean }[]>`
        select c.ordinal, c.text,
          (select count(*) from embeddings e where e.chunk_id = c.id and e.generation_id = c.generation_id) as vectors,
          exists (
            select from batches b join postings p on p.base = b.base
            where b.generation_id = c.generation_id and c.id between b.base and b.base + b.chunks - 1
          ) as postings
        from chunks c where c.generation_id = ${taskId} order by c.ordinal
      `;
      const whole = rows.every(
        ({ ordinal, vectors, postings }, place) => ordinal === place && vectors === 1 && postings,
      );
      return { texts: rows.map(({ text }) => text), whole };
    },
    async stop() {
      await fresh.stop();
      await objects.close();
      await rm(folder, { recursive: true });
    },
  };
}
