import { expect, test } from 'vitest';
import { storableJson, storableText } from './storable.ts';

test('NUL and half surrogate pairs are replaced in a text, whole pairs are kept', () => {
  expect(storableText('a\0b\ud83dc\u{1f600}')).toBe('a\ufffdb\ufffdc\u{1f600}');
});

test.each([
  [{ a: 'x\0' }, { a: 'x\ufffd' }],
  [{ 'k\ud800': ['\udfff', '\u{1f600}'] }, { 'k\ufffd': ['\ufffd', '\u{1f600}'] }],
  [
    { a: '\\u0000', b: '\\\\u0000' },
    { a: '\\u0000', b: '\\\\u0000' },
  ],
  [{ a: '\\\0\\\ud800"' }, { a: '\\\ufffd\\\ufffd"' }],
  [
    ['plain', 1, true, null],
    ['plain', 1, true, null],
  ],
])('of JSON only what cannot be stored is replaced (%#)', (value, stored) => {
  expect(JSON.parse(storableJson(value))).toEqual(stored);
});

test('JSON that is nested too deep for Postgres is refused', () => {
  const nested = (levels: number) => JSON.parse('['.repeat(levels) + ']'.repeat(levels));
  expect(storableJson(nested(200))).toHaveLength(400);
  expect(() => storableJson(nested(201))).toThrow(expect.objectContaining({ code: 'VALIDATION_ERROR' }));
  expect(() => storableJson(nested(100_000))).toThrow(expect.objectContaining({ code: 'VALIDATION_ERROR' }));
});
