import { describe, expect, it } from 'vitest';
import { derivedId, documentIdOf, newTaskId, timeOfUuidV7 } from './ids.ts';
import { hourOf, objectKeys } from './object-keys.ts';

describe('ids', () => {
  it('derive from their parts alone', () => {
    expect(derivedId('a', 'b', 1)).toBe(derivedId('a', 'b', 1));
    expect(derivedId('a', 'b', 1)).not.toBe(derivedId('a', 'b', 2));
  });

  it('keep parts apart that run together when joined', () => {
    expect(derivedId('a/b', 'c')).not.toBe(derivedId('a', 'b/c'));
    expect(documentIdOf('t', 'c', 'x')).not.toBe(documentIdOf('t', 'cx', ''));
  });

  it('tell the hour under which an original lies', () => {
    const taskId = newTaskId(Date.UTC(2026, 1, 28, 23, 59, 59, 999));
    expect(timeOfUuidV7(taskId)).toBe(Date.UTC(2026, 1, 28, 23, 59, 59, 999));
    expect(hourOf(taskId)).toBe('2026-02-28-23');
    expect(objectKeys.original(taskId)).toBe(`originals/2026-02-28-23/${taskId}/body`);
  });

  it('give an idempotency key a claim that shows nothing of it', () => {
    const claim = objectKeys.claim('default', '../../secret key');
    expect(claim).toMatch(/^claims\/[0-9a-f-]{36}$/);
    expect(claim).not.toBe(objectKeys.claim('other', '../../secret key'));
  });
});
