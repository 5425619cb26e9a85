import type { Diagnosis } from '@millrace/contracts';
import type { Evidence } from './evidence.ts';
import { explain } from './explain.ts';
import { listFacts } from './list-facts.ts';

/** Where a task is, what it waits for, since when, and what will happen next. */
export function diagnose(evidence: Evidence): Diagnosis {
  const { state, record, stage, queue } = evidence;
  const heard = [Date.parse(state.updatedAt), record?.heardAt.getTime() ?? 0];
  const since = record?.finishedAt ?? new Date(Math.max(...heard));
  return {
    task: state,
    ...(stage && { stage }),
    ...(queue !== undefined && { queue }),
    ...explain(evidence),
    since: since.toISOString(),
    facts: listFacts(evidence),
  };
}
