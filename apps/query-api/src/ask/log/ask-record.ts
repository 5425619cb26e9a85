import { type AskInput, type EventData, newId, type retrievalLogged } from '@millrace/contracts';
import type { Caller } from '@millrace/http';
import type { Passages } from '../citations/passages.ts';

type Logged = EventData<typeof retrievalLogged>;

/** What is written down of one question while it is answered. */
export interface AskRecord {
  readonly logId: string;
  /** How long each step took until now, and all of it. */
  latencies(): Record<string, number>;
  /** Runs one step and notes how long it took, also when it fails. Steps of one name add up. */
  timed<T>(step: string, work: () => Promise<T>): Promise<T>;
  /** Notes how long a step took that began at `since` (`performance.now()`). */
  took(step: string, since: number): void;
  note(found: Partial<Pick<Logged, 'searchedQuery' | 'model' | 'tokens' | 'conversationId' | 'messageId'>>): void;
  /** The event that tells of the question. */
  event(outcome: Logged['outcome'], passages: Passages, cited: ReadonlySet<number>, errorCode?: string): Logged;
}

export function openRecord({ tenant, user }: Caller, request: AskInput, requestId: string, askedAt: Date): AskRecord {
  const { question, collection, filter, documentIds, conversationId } = request;
  const startedAt = performance.now();
  const logId = newId();
  const latenciesMs: Record<string, number> = {};
  let noted: Partial<Logged> = {};

  const took = (step: string, since: number) => {
    latenciesMs[step] = rounded((latenciesMs[step] ?? 0) + performance.now() - since);
  };
  const latencies = () => ({ ...latenciesMs, total: rounded(performance.now() - startedAt) });
  return {
    logId,
    latencies,
    took,
    async timed(step, work) {
      const since = performance.now();
      try {
        return await work();
      } finally {
        took(step, since);
      }
    },
    note(found) {
      noted = { ...noted, ...found };
    },
    event: (outcome, passages, cited, errorCode) => ({
      ...noted,
      logId,
      tenant,
      userId: user,
      requestId,
      ...(conversationId ? { conversationId } : {}),
      collection: [collection].flat().join(','),
      query: question,
      filters: { ...(filter ? { filter } : {}), ...(documentIds ? { documentIds } : {}) },
      hits: passages.all().map(({ documentId, taskId, chunk, score, scores, marker }) => ({
        documentId,
        taskId,
        chunk,
        score,
        ...scores,
        cited: cited.has(marker),
      })),
      latenciesMs: latencies(),
      tokens: noted.tokens ?? {},
      outcome,
      ...(errorCode ? { errorCode } : {}),
      askedAt: askedAt.toISOString(),
    }),
  };
}

function rounded(ms: number): number {
  return Math.round(ms * 10) / 10;
}
