import { collectionSettingsSchema } from '@millrace/contracts';
import { openEmbeddingModels } from '@millrace/models';
import { seededRandom } from '@millrace/ports/testing';
import { startApp, urlOf } from '../../scripts/faults/app-process.ts';
import { freshStack } from '../../scripts/faults/fresh-stack.ts';
import type { Benchmark } from '../benchmark.ts';
import { fillCollection, indexVectors } from '../search/fill-collection.ts';
import { madeUpText } from '../search/made-up-text.ts';
import { type Arguments, parseArguments, usage } from './arguments.ts';
import { fillConversations } from './fill-conversations.ts';
import { oneRound } from './one-round.ts';
import { createStopwatch } from './speeds.ts';

const tenant = 'bench';

/** How long a chat application waits for the query API over a database that is in use. */
export const api: Benchmark = {
  usage,
  async run(args, tell) {
    const given = parseArguments(args);
    const stack = await freshStack('api');
    try {
      const text = madeUpText(seededRandom(1));
      tell(`writing ${given.messages} messages and ${given.chunks} chunks`);
      await fill(stack.database, text, given);
      const app = await startApp('query-api', stack.environment);
      try {
        const stopwatch = createStopwatch();
        const caller = { url: urlOf(app), headers: { 'x-tenant-id': tenant, 'x-user-id': 'user-0' } };
        // The first answers of a process are those of a cold one.
        await oneRound(caller, text, createStopwatch());
        for (let round = 0; round < given.rounds; round++) await oneRound(caller, text, stopwatch);
        const speeds = stopwatch.speeds();
        for (const [what, speed] of Object.entries(speeds)) tell(`${what}: ${JSON.stringify(speed)}`);
        return { ...given, speeds };
      } finally {
        await app.end('SIGTERM');
      }
    } finally {
      await stack.drop();
    }
  },
};

type Database = Awaited<ReturnType<typeof freshStack>>['database'];

async function fill(database: Database, text: ReturnType<typeof madeUpText>, given: Arguments): Promise<void> {
  const models = openEmbeddingModels({ openaiBaseUrl: 'http://127.0.0.1:9', timeoutMs: 1, batchSize: 1 });
  const model = models.open(collectionSettingsSchema.parse({}).embedding);
  await fillConversations(database, tenant, text, given.messages);
  await fillCollection(database, { ...given, tenant, model, text, chunksPerDocument: 64 });
  await indexVectors(database, model.dimension);
}
