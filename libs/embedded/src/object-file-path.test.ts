import { describe, expect, it } from 'vitest';
import { folderOfPrefix, pathOfKey, segmentOfName } from './object-file-path.ts';

describe('the path of an object', () => {
  it.each([
    ['originals/2026-01-31-23/0198c6d2/body', 'originals/2026-01-31-23/0198c6d2/body@'],
    ['collections/acme/a.b_c-d.json', 'collections/acme/a.b_c-d.json@'],
    ['incoming/acme/Big 季.PDF', 'incoming/acme/%42ig%20%e5%ad%a3.%50%44%46@'],
    ['a@/100%', 'a%40/100%25@'],
    ['...', '...@'],
  ])('of %j is %j', (key, path) => {
    expect(pathOfKey(key)).toBe(path);
    const segments = path.split('/').map((name) => segmentOfName(name).segment);
    expect(segments.join('/')).toBe(key);
  });

  it.each(['..', 'a/../b', '/a', 'a\0'])('is refused for %j', (key) => {
    expect(() => pathOfKey(key)).toThrow(expect.objectContaining({ code: 'VALIDATION_ERROR' }));
  });

  it('is refused where a segment is too long for a file system', () => {
    expect(pathOfKey('x'.repeat(254))).toHaveLength(255);
    expect(() => pathOfKey('x'.repeat(255))).toThrow(/too long for a file/);
    expect(() => pathOfKey(`${'季'.repeat(29)}/a`)).toThrow(/too long for a file/);
  });
});

describe('the folder of a prefix', () => {
  it.each([
    ['', { path: '.', key: '' }],
    ['ab', { path: '.', key: '' }],
    ['a/b', { path: 'a', key: 'a/' }],
    ['A/b/', { path: '%41/b', key: 'A/b/' }],
  ])('of %j is %j', (prefix, folder) => {
    expect(folderOfPrefix(prefix)).toEqual(folder);
  });

  it.each(['../', 'a/../b', '//', '/'])('is none for %j, under which no object can be', (prefix) => {
    expect(folderOfPrefix(prefix)).toBeUndefined();
  });
});
