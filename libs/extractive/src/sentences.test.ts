import { describe, expect, it } from 'vitest';
import { sentencesOf } from './sentences.ts';

const parts = (text: string) => sentencesOf(text).map(({ from, to }) => text.slice(from, to));

describe('the sentences of a passage', () => {
  it.each([
    [
      'English',
      'The mill is old. Is it? Yes!  It “turns.” Slowly',
      ['The mill is old.', 'Is it?', 'Yes!', 'It “turns.”', 'Slowly'],
    ],
    ['Chinese', '磨坊很老。它还转吗？“转。”他说，很慢！', ['磨坊很老。', '它还转吗？', '“转。”', '他说，很慢！']],
    [
      'abbreviations',
      'Mr. Ash of St. Ives paid 3.50, i.e. all. No. 7 is free.',
      ['Mr. Ash of St. Ives paid 3.50, i.e. all.', 'No. 7 is free.'],
    ],
    ['initials', 'J. R. Ash sold it. He left.', ['J. R. Ash sold it.', 'He left.']],
    ['dates of a diary', '27 January. Hard frost again.', ['27 January.', 'Hard frost again.']],
    ['paragraphs', 'A title\n\nThe text below it.', ['A title', 'The text below it.']],
    ['a list', 'Bring:\n- a lamp\n- two ropes\n1. Go in', ['Bring:', '- a lamp', '- two ropes', '1. Go in']],
    ['a table', '| a | b |\n| --- | --- |\n| 1 | 2 |', ['| 1 | 2 |']],
    [
      'a wrapped text',
      'The race froze to its bed in the night, and we\nbroke it open with the bar. Then it\nthawed.',
      ['The race froze to its bed in the night, and we\nbroke it open with the bar.', 'Then it\nthawed.'],
    ],
    ['nothing but signs', '***\n…', []],
    ['nothing', '', []],
  ])('of %s', (_what, text, expected) => {
    expect(parts(text)).toEqual(expected);
  });
});
