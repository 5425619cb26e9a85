import { type Diagnosis, isTerminal } from '@millrace/contracts';
import { stageWork } from '../replay/stage-work.ts';
import type { Evidence } from './evidence.ts';

type Explanation = Pick<Diagnosis, 'waitingFor' | 'next' | 'advice'>;

/** Counts older than this say nothing of now: the scheduler writes them anew every few seconds, milliseconds. */
const countsHoldMs = 60_000;

const scheduler = 'the scheduler (node apps/scheduler/src/main.ts)';

/** What a task waits for and what will happen, as far as the evidence goes: the first explanation that holds. */
export function explain(evidence: Evidence): Explanation {
  if (isTerminal(evidence.state.status)) return ended(evidence);
  return inOutbox(evidence) ?? retrying(evidence) ?? withoutWorker(evidence) ?? inQueue(evidence) ?? silent(evidence);
}

function ended({ state, record }: Evidence): Explanation {
  const waitingFor = 'nothing: it has ended';
  if (state.status === 'failed') {
    const why = state.error
      ? `${state.error.code} in ${state.error.stage}: ${state.error.message}`
      : 'for an unknown reason';
    const advice = `when the cause is gone: POST /api/v1/tasks/${state.taskId}/replay`;
    return { waitingFor, next: `nothing by itself: it failed with ${why}`, advice };
  }
  if (state.status === 'completed' && !state.superseded && record?.live)
    return { waitingFor, next: 'nothing: search answers from it' };
  const why = state.status === 'cancelled' ? 'it was cancelled' : 'search does not answer from it (any more)';
  return { waitingFor, next: record?.freedAt ? `nothing: ${why}` : `what it left is removed: ${why}` };
}

function inOutbox({ record, now }: Evidence): Explanation | undefined {
  if (!record?.dueAt) return undefined;
  if (record.dueAt > now) {
    const at = record.dueAt.toISOString();
    return { waitingFor: `its time: the next of its messages is sent at ${at}`, next: 'its stage goes on then' };
  }
  const advice = `if this lasts, look whether it runs: ${scheduler}`;
  return { waitingFor: 'the scheduler, which sends its message', next: 'its stage goes on', advice };
}

function retrying({ state, stage }: Evidence): Explanation | undefined {
  const { error, attempt } = state;
  if (!error?.retryable || !stage) return undefined;
  return {
    waitingFor: `the next attempt of the ${stageWork[stage].worker}: attempt ${attempt} failed with ${error.code}: ${error.message}`,
    next: 'the stage tries again by itself; after the last attempt the task fails and its message is a dead letter',
  };
}

function withoutWorker({ stage, queue, counts, now }: Evidence): Explanation | undefined {
  if (!stage || !counts || now.getTime() - counts.seenAt.getTime() > countsHoldMs || counts.consumers > 0)
    return undefined;
  const { worker } = stageWork[stage];
  return {
    waitingFor: `a worker: no ${worker} is running`,
    next: `nothing until one takes messages from ${queue}`,
    advice: `start one: node apps/${worker}/src/main.ts`,
  };
}

function inQueue({ stage, queue, counts, now }: Evidence): Explanation | undefined {
  if (!stage || !counts || now.getTime() - counts.seenAt.getTime() > countsHoldMs) return undefined;
  const { ready, unacked, consumers } = counts;
  const { worker } = stageWork[stage];
  if (ready > 0) {
    const waitingFor = `its turn: ${ready} messages wait in ${queue} for ${consumers} consumers`;
    return { waitingFor, next: `the ${worker} takes it when those before it are done` };
  }
  if (unacked === 0) return undefined;
  return {
    waitingFor: `the ${worker}, which has ${unacked} messages of ${queue} in hand`,
    next: `the ${worker} finishes it, or tries again by itself`,
  };
}

/** No source tells where its message is: it may be between two places, or lost. */
function silent({ stage, counts, now }: Evidence): Explanation {
  const waitingFor = stage ? `the ${stageWork[stage].worker}; nobody saw its message` : 'something unknown';
  if (counts && now.getTime() - counts.seenAt.getTime() <= countsHoldMs) {
    return {
      waitingFor,
      next: 'it is told of at any moment, or the scheduler takes its work for lost and hands it out again',
    };
  }
  return {
    waitingFor,
    next: 'unknown: nobody has looked into the queues for a minute, and lost work is not found',
    advice: `start ${scheduler}`,
  };
}
