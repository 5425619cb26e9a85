import { dependencyUnavailable } from '@millrace/contracts';
import type { Logger, Schedule } from '@millrace/ports';
import { answerInTime } from './answer-in-time.ts';
import { connectRedis, type RedisAddress } from './connect-redis.ts';
import { checkEvictionPolicy } from './eviction-policy.ts';
import { knownJobs } from './known-jobs.ts';
import { startTicker, type Ticker } from './ticker.ts';

export interface BullmqScheduleOptions extends RedisAddress {
  /** Put before every key; whoever has the same one shares the runs. */
  readonly prefix: string;
  readonly log: Logger;
}

/** A flushed Redis is without a clock for so long, at most. */
const renewEveryMs = 10_000;

/**
 * The clock of a fleet: job schedulers of BullMQ, a queue for each job. Any number of processes may run it; each run is done by one of
 * them. Redis may lose all of it: the next runs are entered again at each connection and every ten seconds.
 * Opens also when Redis is down; jobs begin when it is there.
 */
export function openBullmqSchedule(options: BullmqScheduleOptions): Schedule {
  const { prefix, log } = options;
  const tickers = new Map<string, Ticker>();
  const leaving = new AbortController();
  let trouble: unknown = new Error('not connected yet');
  let renewing: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closing: Promise<void> | undefined;

  const redis = connectRedis(options, leaving.signal);
  const known = knownJobs(redis, prefix);
  redis.on('error', (error) => {
    trouble = error;
  });
  redis.on('ready', () => {
    log.info({}, 'the clock is connected to Redis');
    checkEvictionPolicy(redis, log).catch((error: unknown) =>
      log.debug({ err: error }, 'Redis did not say its policy'),
    );
    void renew();
  });

  /** One at a time; never rejects. While Redis is away it waits for it. */
  function renew(): Promise<void> {
    renewing ??= enterAll()
      .then(() => {
        trouble = undefined;
      })
      .catch((error: unknown) => {
        trouble = error;
        if (!leaving.signal.aborted) log.warn({ err: error }, 'the clock could not be set; it is tried again');
      })
      .finally(() => {
        renewing = undefined;
      });
    return renewing;
  }

  async function enterAll(): Promise<void> {
    await known.remember([...tickers.keys()]);
    await Promise.all([...tickers.values()].map((ticker) => ticker.renew()));
  }

  async function close(): Promise<void> {
    leaving.abort();
    clearInterval(timer);
    await Promise.all([...tickers.values()].map((ticker) => ticker.close()));
    redis.disconnect();
  }

  return {
    async start(jobs) {
      // Every queue listens to the connection that they share.
      redis.setMaxListeners(10 + 10 * jobs.length);
      const forgotten = known.forgetAllBut(jobs.map(({ name }) => name));
      for (const job of jobs) tickers.set(job.name, startTicker(job, redis, prefix, log));
      timer = setInterval(renew, renewEveryMs);
      await answerInTime(Promise.all([forgotten, renew()])).catch((error: unknown) =>
        log.warn({ err: error }, 'the clock begins when Redis answers'),
      );
    },
    async ping() {
      try {
        if (redis.status !== 'ready') throw trouble;
        await answerInTime(redis.ping());
        if (trouble) throw trouble;
      } catch (error) {
        throw dependencyUnavailable('redis', error);
      }
    },
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
