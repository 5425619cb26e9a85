import { describe, expect, it } from 'vitest';
import { interruptedNote } from './interrupted-note.ts';
import type { Outcome } from './outcome.ts';

const queued = (taskId: string): Outcome => ({ file: 'a', taskId, status: 'queued' });

describe('interruptedNote', () => {
  it('names the tasks that go on, and not those that have ended', () => {
    const outcomes: Outcome[] = [queued('t1'), { ...queued('t2'), status: 'completed' }, queued('t3')];
    expect(interruptedNote(outcomes)).toEqual([
      'interrupted',
      '2 tasks go on; look at them with',
      '  millrace status t1 t3 --watch',
    ]);
  });

  it('counts what was not uploaded', () => {
    expect(interruptedNote([{ file: 'a', status: 'skipped' }])).toEqual(['interrupted; not uploaded: 1 of 1']);
  });

  it('names only so many', () => {
    const lines = interruptedNote(Array.from({ length: 12 }, (_, index) => queued(`t${index}`)));
    expect(lines.slice(2)).toEqual([
      '  millrace status t0 t1 t2 t3 t4 t5 t6 t7 t8 t9 --watch',
      '  millrace documents    (for the other 2)',
    ]);
  });
});
