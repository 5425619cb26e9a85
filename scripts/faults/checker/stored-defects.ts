import type { Database } from '@millrace/ports';
import { liveGenerations } from './live-generations.ts';
import { postings } from './postings.ts';
import { vectors } from './vectors.ts';
import { wholeGenerations } from './whole-generations.ts';

/** What is wrong in Postgres after every task has ended, one sentence a defect. */
export async function storedDefects(database: Database): Promise<string[]> {
  const rules = [wholeGenerations, vectors, postings, liveGenerations];
  const found = await Promise.all(rules.map((rule) => rule.find({ database })));
  return found.flat().map(({ sentence }) => sentence);
}
