import { describe, expect, it } from 'vitest';
import { queryTerms } from './query-terms.ts';

describe('the terms of a query', () => {
  it('leave out English and Chinese stop words', () => {
    expect([...queryTerms('What is the height of the mill?').keys()]).toEqual(['height', 'mill']);
    expect([...queryTerms('什么是水车').keys()]).not.toContain('什么');
  });

  it('are the stop words where there is nothing else', () => {
    expect(queryTerms('to be or not to be')).toEqual(new Map(Object.entries({ to: 2, be: 2, or: 1, not: 1 })));
    expect(queryTerms('什么').size).toBeGreaterThan(0);
  });

  it('keep the country that is spelled like a pronoun', () => {
    expect([...queryTerms('the US economy').keys()]).toContain('us');
  });

  it('count repetitions', () => {
    expect(queryTerms('mill wheel mill')).toEqual(new Map(Object.entries({ mill: 2, wheel: 1 })));
  });

  it('are at most 256', () => {
    const words = Array.from({ length: 1000 }, (_, place) => `x${place}y`).join(' ');
    expect(queryTerms(words).size).toBe(256);
  });

  it('are none where the query holds no words', () => {
    expect(queryTerms('🦊 ?!').size).toBe(0);
  });
});
