import { setTimeout as sleep } from 'node:timers/promises';
import { ClientError } from '@millrace/client';
import type { AppProcess } from '../app-process.ts';
import { eventually } from '../eventually.ts';
import type { GivenDocument } from '../load/given.ts';
import type { Context, Scenario } from './scenario.ts';

/** Between an upload and what is done to it. */
const longestWaitMs = 1_500;
/** Documents and letters stand behind all others of the round; whether they come in time is asked of other scenarios. */
const patienceMs = 120_000;
const workers = ['parser', 'chunker', 'embedder', 'indexer', 'ledger', 'scheduler'];

type Deed = (context: Context, document: GivenDocument) => Promise<void>;

/** The answer is final: a task that is told to be cancelled is never completed, one that was too late is. */
const cancel: Deed = async ({ world, load }, document) => {
  try {
    await world.fleet.client.cancelTask(document.taskId);
    load.expect(document, 'cancelled');
  } catch (error) {
    if (!(error instanceof ClientError && error.code === 'TOO_LATE')) throw error;
  }
};

const remove: Deed = async ({ world, load }, { documentId, ...document }) => {
  load.expect({ ...document, documentId }, 'deleted');
  // Before anything was heard of the document there is none.
  await eventually(() => world.fleet.client.deleteDocument(documentId), patienceMs);
};

const change: Deed = async ({ load }, document) => {
  await load.change(document);
};

const replay: Deed = async ({ world, load }, document) => {
  const { client } = world.fleet;
  await eventually(async () => {
    if ((await client.task(document.taskId)).status !== 'completed') throw new Error('not completed yet');
  }, patienceMs);
  const { taskId } = await client.replayTask(document.taskId, { from: 'embed' });
  load.expect(document, 'replaced');
  load.note({ ...document, taskId, end: 'completed' });
};

const deeds: readonly [string, Deed][] = [
  ['cancelled', cancel],
  ['deleted', remove],
  ['uploaded again with another text', change],
  ['replayed', replay],
];

export const operations: Scenario = {
  name: 'operations',
  promise:
    'Cancel, delete, change and replay hold from the moment of their answer, also for documents under way and while workers die.',
  async run(context) {
    const { world, load, size, random } = context;
    const { fleet } = world;
    for (let round = 0; round < size.rounds; round++) {
      const killing = (async () => {
        for (const app of workers) await fleet.kill(fleet.running(app)[0] as AppProcess);
      })();
      await Promise.all(
        deeds.map(async ([, deed]) => {
          const given = await load.give(size.documents);
          await Promise.all(
            given.map(async (document) => {
              await sleep(random() * longestWaitMs);
              await deed(context, document);
            }),
          );
        }),
      );
      await replayLetter(context);
      await killing;
    }
    const each = size.rounds * size.documents;
    return `${deeds.map(([what]) => `${each} × ${what}`).join(', ')}; ${size.rounds} dead letters replayed; every worker killed meanwhile`;
  },
};

/** What failed fails again: in a letter of its own. */
async function replayLetter({ world, load }: Context): Promise<void> {
  const { deadLetters } = world.fleet.client;
  const document = await load.giveBlank();
  const letter = await eventually(async () => {
    const { items } = await deadLetters.list({ taskId: document.taskId });
    const [first] = items;
    if (!first) throw new Error(`no dead letter of ${document.taskId}`);
    return first;
  }, patienceMs);
  await deadLetters.replay(letter.deadLetterId);
  load.plant({ code: letter.code, taskId: document.taskId });
}
