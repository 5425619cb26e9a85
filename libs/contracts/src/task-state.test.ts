import { describe, expect, it } from 'vitest';
import { mayFollow, type TaskStatus } from './task-state.ts';

const state = (status: TaskStatus, run = 0, attempt = 1) => ({ status, run, attempt });

describe('the order of task states', () => {
  it('goes forward through the stages, skipping where it must', () => {
    expect(mayFollow(state('queued'), state('parsing'))).toBe(true);
    expect(mayFollow(state('queued'), state('indexing'))).toBe(true);
    expect(mayFollow(state('indexing'), state('completed'))).toBe(true);
  });

  it('never goes back within a run', () => {
    expect(mayFollow(state('indexing'), state('embedding', 0, 9))).toBe(false);
    expect(mayFollow(state('parsing', 0, 2), state('parsing', 0, 1))).toBe(false);
  });

  it.each(['completed', 'failed', 'cancelled'] as const)('leaves %s only by a higher run', (terminal) => {
    expect(mayFollow(state(terminal), state('completed'))).toBe(false);
    expect(mayFollow(state(terminal), state('queued', 1))).toBe(true);
    expect(mayFollow(state('queued', 1), state(terminal))).toBe(false);
  });
});
