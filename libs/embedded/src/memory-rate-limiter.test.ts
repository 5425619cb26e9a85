import { describeRateLimiter } from '@millrace/ports/testing';
import { openMemoryRateLimiter } from './memory-rate-limiter.ts';

describeRateLimiter('in memory', async () => openMemoryRateLimiter());
