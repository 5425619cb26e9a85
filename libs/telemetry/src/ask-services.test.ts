import { describe, expect, it, vi } from 'vitest';
import { askServices } from './ask-services.ts';

describe('asking services for a sign of life', () => {
  it('tells of each whether it answers, and why not', async () => {
    const answers = await askServices({
      postgres: async () => 1,
      redis: () => Promise.reject(new Error('connection refused')),
    });
    expect(answers).toEqual({ postgres: 'ok', redis: 'connection refused' });
  });

  it('does not wait for one that is silent', async () => {
    vi.useFakeTimers();
    const answers = askServices({ objects: () => new Promise(() => {}) });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await answers).toEqual({ objects: 'no answer within 2000 ms' });
    vi.useRealTimers();
  });
});
