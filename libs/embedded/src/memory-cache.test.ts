import { describeCache } from '@millrace/ports/testing';
import { openMemoryCache } from './memory-cache.ts';

describeCache('in memory', async () => {
  const cache = openMemoryCache();
  return { one: cache, other: cache };
});
