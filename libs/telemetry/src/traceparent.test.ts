import { describe, expect, it } from 'vitest';
import { childTraceparent, traceIdOf } from './traceparent.ts';

const parent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00';

describe('childTraceparent', () => {
  it('keeps trace id and flags of its parent, with a span id of its own', () => {
    const child = childTraceparent(parent);
    expect(child).toMatch(/^00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-00$/);
    expect(child).not.toBe(parent);
  });

  it.each([undefined, '', 7, 'nonsense', '00-00000000000000000000000000000000-00f067aa0ba902b7-01', `${parent}-extra`])(
    'begins a new trace under %j',
    (invalid) => {
      expect(childTraceparent(invalid)).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    },
  );
});

describe('traceIdOf', () => {
  it('gives the trace id of a valid traceparent only', () => {
    expect(traceIdOf(parent)).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
    expect(traceIdOf('nonsense')).toBeUndefined();
  });
});
