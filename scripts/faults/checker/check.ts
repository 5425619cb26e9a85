import { eventually } from '../eventually.ts';
import { acceptanceRecords } from './acceptance-records.ts';
import { acceptedEnds } from './accepted-ends.ts';
import { chatRows } from './chat-rows.ts';
import { deadLetters } from './dead-letters.ts';
import { emptyQueues } from './empty-queues.ts';
import { heard } from './heard.ts';
import { liveGenerations } from './live-generations.ts';
import { objectsAndRows } from './objects-and-rows.ts';
import { outgoingIds } from './outgoing-ids.ts';
import { postings } from './postings.ts';
import { redisStates } from './redis-states.ts';
import type { Defect, Evidence, Rule } from './rule.ts';
import { searchResults } from './search-results.ts';
import { vectors } from './vectors.ts';
import { wholeGenerations } from './whole-generations.ts';

/** All that must hold once a fleet has come to rest. A new rule is a file and a line here. */
const rules: readonly Rule[] = [
  emptyQueues,
  acceptedEnds,
  acceptanceRecords,
  wholeGenerations,
  vectors,
  postings,
  liveGenerations,
  chatRows,
  outgoingIds,
  deadLetters,
  objectsAndRows,
  redisStates,
  searchResults,
  heard,
];

export interface CheckOptions {
  /** Rules for the end are left out unless it is the end. */
  readonly atEnd: boolean;
  /** How long a rule may take to become true: news travels. */
  readonly patienceMs: number;
}

/** What is wrong, rule by rule. */
export async function check(evidence: Evidence, { atEnd, patienceMs }: CheckOptions): Promise<Defect[]> {
  const found: Defect[] = [];
  for (const rule of rules) if (atEnd || !rule.atEnd) found.push(...(await lasting(rule, evidence, patienceMs)));
  return found;
}

async function lasting(rule: Rule, evidence: Evidence, patienceMs: number): Promise<Defect[]> {
  let defects: Defect[] = [];
  const none = async () => {
    defects = await rule.find(evidence);
    if (defects.some(({ kind }) => kind !== 'setback')) throw new Error(rule.name);
  };
  await eventually(none, patienceMs, 500).catch((error: unknown) => {
    // The rule itself failed: there is nothing to be seen.
    if (defects.length === 0) throw error;
  });
  return defects;
}
