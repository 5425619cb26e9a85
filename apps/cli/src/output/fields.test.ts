import { describe, expect, it } from 'vitest';
import { fields, section } from './fields.ts';

describe('fields', () => {
  it('stand below each other, without those that have no value', () => {
    expect(fields({ code: 'NO_TEXT', task: undefined, attempts: 0 })).toEqual(['code      NO_TEXT', 'attempts  0']);
  });

  it('take one line each, whatever is in them', () => {
    expect(fields({ reason: 'broken\ncode  \u001b[32mNONE' })).toEqual(['reason  broken code NONE']);
  });
});

describe('a section', () => {
  it('is indented, so that no line of it looks like a field', () => {
    expect(section('stack', 'Error: x\n\r\nreason  none')).toEqual(['stack', '  Error: x', '', '  reason  none']);
  });
});
