import type { Logger, ScheduledJob } from '@millrace/ports';
import { type Job, Queue, WaitingError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { answerInTime } from './answer-in-time.ts';

/** One job on the clock: a queue of its own, in which its next run lies. */
export interface Ticker {
  /** Sees that the queue holds the next run, whatever became of it. Changes nothing where it does. */
  renew(): Promise<void>;
  /** Aborts the run under way, if any, waits for it, and hands it over to the next process, where Redis answers in time. */
  close(): Promise<void>;
}

// All processes must agree on these: what a dead one held is taken up at most one lock and two intervals after its death.
const lockMs = 4_000;
const stalledEveryMs = 2_000;

/** A run that was cut short so often by the death of its process waits for its next time. */
const mostStalls = 3;

/** Joins the processes that run `job`. At most one run of it is under way among them all. */
export function startTicker(job: ScheduledJob, connection: Redis, prefix: string, log: Logger): Ticker {
  const closing = new AbortController();
  let running: Promise<void> = Promise.resolve();

  // All three parameters must stand: BullMQ gives a signal only to a function that has them.
  async function tick(ticked: Job, token?: string, lost?: AbortSignal): Promise<void> {
    const signal = AbortSignal.any(lost ? [closing.signal, lost] : [closing.signal]);
    try {
      signal.throwIfAborted();
      running = job.run(signal);
      await running;
    } catch (error) {
      if (signal.aborted) {
        // What was cut short is not done: the next process takes it up.
        await ticked.moveToWait(token);
        throw new WaitingError();
      }
      log.error({ err: error, job: job.name }, 'a job of the clock failed; it runs again at its next time');
    }
  }

  const queue = new Queue(job.name, { connection, prefix });
  const worker = new Worker(job.name, tick, {
    connection,
    prefix,
    lockDuration: lockMs,
    stalledInterval: stalledEveryMs,
    maxStalledCount: mostStalls,
    removeOnComplete: { count: 0 },
    removeOnFail: { count: 0 },
    runRetryDelay: 1_000,
  });
  // Outages are told by the connection. Both end the process when they fail and nobody listens.
  const whisper = (error: unknown) => log.debug({ err: error, job: job.name }, 'the clock met an error');
  queue.on('error', whisper);
  worker.on('error', whisper);
  // Another process may have taken the run up by now.
  worker.on('lockRenewalFailed', (ids) => {
    for (const id of ids) worker.cancelJob(id);
  });

  return {
    async renew() {
      await queue.setGlobalConcurrency(1);
      await queue.upsertJobScheduler(job.name, { every: job.everyMs });
    },
    async close() {
      closing.abort();
      const closed = worker.close();
      await running.catch(() => {});
      await answerInTime(closed).catch(whisper);
      await queue.close();
    },
  };
}
