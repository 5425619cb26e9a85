import { describe, expect, it } from 'vitest';
import { aState } from '../testing/fake-api.ts';
import { stepLine, stepShare } from './step.ts';

describe('stepLine', () => {
  it('shows batches while they count, and why an attempt failed', () => {
    const progress = { batches: 4, embedded: 3, indexed: 1 };
    expect(stepLine(aState({ status: 'embedding', progress }))).toBe('embedding, 3/4 batches');
    expect(stepLine(aState({ status: 'indexing', progress }))).toBe('indexing, 1/4 batches');
    const error = { code: 'STAGE_TIMEOUT', message: 'slow', retryable: true, stage: 'parser' };
    expect(stepLine(aState({ status: 'parsing', attempt: 2, error }))).toBe(
      'parsing, STAGE_TIMEOUT: slow, attempt 2 failed, it will be tried again',
    );
  });
});

describe('stepShare', () => {
  it('never falls along the way of a task', () => {
    const way = [
      aState(),
      aState({ status: 'parsing' }),
      aState({ status: 'chunking' }),
      aState({ status: 'embedding', progress: { batches: 4, embedded: 0, indexed: 0 } }),
      aState({ status: 'embedding', progress: { batches: 4, embedded: 2, indexed: 1 } }),
      aState({ status: 'indexing', progress: { batches: 4, embedded: 2, indexed: 1 } }),
      aState({ status: 'indexing', progress: { batches: 4, embedded: 4, indexed: 4 } }),
      aState({ status: 'completed' }),
    ].map(stepShare);
    expect(way).toEqual(way.toSorted((one, other) => one - other));
    expect(way.at(-1)).toBe(1);
  });
});
