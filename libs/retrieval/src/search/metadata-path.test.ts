import { describe, expect, it } from 'vitest';
import { metadataPath } from './metadata-path.ts';

describe('a filter as a JSON path', () => {
  it('asks all of it', () => {
    const filter = { year: { gte: 1890, lt: 1900 }, kind: { in: ['fable', 'poem'] }, draft: false };
    expect(metadataPath(filter)).toBe(
      '($."year" >= 1890) && ($."year" < 1900) && ($."kind" == "fable" || $."kind" == "poem") && ($."draft" == false)',
    );
  });

  it('asks whether a name is there', () => {
    expect(metadataPath({ a: { exists: true }, b: { exists: false } })).toBe('(exists($."a")) && (!exists($."b"))');
  });

  it('lets names and values say nothing but themselves', () => {
    expect(metadataPath({ '"a': '" || true' })).toBe('($."\\"a" == "\\" || true")');
  });

  it('is true of everything where nothing is asked', () => {
    expect(metadataPath({})).toBe('true == true');
  });
});
