import type { Logger } from '@millrace/ports';
import type { Redis } from 'ioredis';

/** Warns where Redis may throw away the clock for want of memory. What it does not let itself be asked is not known. */
export async function checkEvictionPolicy(redis: Pick<Redis, 'info'>, log: Logger): Promise<void> {
  const policy = /^maxmemory_policy:(\S+)/m.exec(await redis.info('memory'))?.[1];
  if (policy === undefined || policy === 'noeviction') return;
  log.warn({ policy }, 'Redis may evict what the clock keeps: set its maxmemory-policy to noeviction');
}
