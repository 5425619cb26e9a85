import type { Client } from '@millrace/client';
import { isTerminal, type TaskState } from '@millrace/contracts';
import { inParallel } from '../in-parallel.ts';
import type { CorpusDocument } from './dataset.ts';

const uploadsAtOnce = 16;
const watchedAtOnce = 16;

/**
 * Uploads every document into `collection` under its own id, and waits until each is searchable. Resolves to document ids by those of the
 * corpus; throws where a document was not ingested.
 */
export async function ingestCorpus(
  client: Client,
  collection: string,
  corpus: readonly CorpusDocument[],
): Promise<Map<string, string>> {
  const tasks = await inParallel(corpus, uploadsAtOnce, ({ id, title, text }) =>
    client.createDocument(
      { collection, externalId: id, name: title || id, text: title ? `${title}\n\n${text}` : text },
      { idempotencyKey: `${collection}/${id}` },
    ),
  );
  const states = await inParallel(tasks, watchedAtOnce, ({ taskId }) => lastState(client, taskId));
  const failed = states.filter(({ status }) => status !== 'completed');
  const [first] = failed;
  if (first) {
    const reason = first.error ? `${first.error.code}: ${first.error.message}` : first.status;
    throw new Error(`${failed.length} of ${states.length} documents were not ingested, first ${first.name}: ${reason}`);
  }
  return new Map(corpus.map(({ id }, place) => [id, tasks[place]?.documentId ?? '']));
}

async function lastState(client: Client, taskId: string): Promise<TaskState> {
  for await (const state of client.watch(taskId)) if (isTerminal(state.status)) return state;
  return client.task(taskId);
}
