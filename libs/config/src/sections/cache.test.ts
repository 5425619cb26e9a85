import { describe, expect, it } from 'vitest';
import { cacheAddress } from './cache.ts';
import { redisSettings } from './redis.ts';

const redis = redisSettings.parse({ host: 'shared', password: 'hunter2' });

describe('the Redis of the cache', () => {
  it('is the one that all else uses where no other is named', () => {
    expect(cacheAddress({}, redis)).toBe(redis);
  });

  it('is the one of its URL, and takes nothing from the other', () => {
    expect(cacheAddress({ url: 'rediss://ann:p%40ss@cache:6390/3' }, redis)).toEqual({
      host: 'cache',
      port: 6390,
      user: 'ann',
      password: 'p@ss',
      db: 3,
      tls: true,
    });
    expect(cacheAddress({ url: 'redis://cache' }, redis)).toMatchObject({ host: 'cache', port: 6379, password: '' });
  });
});
