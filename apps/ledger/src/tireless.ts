import type { RetryPolicy } from '@millrace/worker-runtime';

/** Of a stage that nobody comes after: what it cannot store it must not give up. */
export const tireless: RetryPolicy = { maxAttempts: Infinity, backoffMs: [5_000], jitter: 0.2 };
