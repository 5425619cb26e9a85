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
