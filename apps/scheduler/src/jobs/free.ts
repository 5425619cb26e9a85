import { forgetDocuments } from '@millrace/database';
import { freeDocuments } from '../freeing/free-documents.ts';
import { freeGenerations } from '../freeing/free-generations.ts';
import type { Job } from '../job.ts';

const mostForgotten = 100;

/** Removes rows and objects of what was overtaken, cancelled or deleted. Originals of documents that are kept stay. */
export const free: Job = {
  name: 'free',
  summary: 'Removes rows and objects of what was overtaken, cancelled or deleted.',
  everyMs: ({ freeEveryMs }) => freeEveryMs,
  async run(ports, { tombstoneDays }, signal) {
    const generations = await freeGenerations(ports, signal);
    const documents = await freeDocuments(ports, signal);
    const forgotten = await forgetDocuments(ports.database, tombstoneDays, mostForgotten);
    if (generations + documents + forgotten > 0) {
      ports.log.info({ generations, documents, forgotten }, 'freed what nobody needs');
    }
  },
};
