import { describe, expect, it } from 'vitest';
import { questionIn } from './question-in.ts';

describe('the question of a prompt', () => {
  it.each([
    [
      'a last paragraph',
      'The mill is old.\nIt turns.\n\nHow old is it?',
      'How old is it?',
      'The mill is old.\nIt turns.',
    ],
    ['a last paragraph that tells', 'Is it?\n\n\nNo.\n\nSay more.', 'Is it?', 'No.\n\nSay more.'],
    ['a first paragraph that alone asks', 'How old?\n \nThe mill is old.', 'How old?', 'The mill is old.'],
    ['a last sentence', 'The mill is old. How old is it?', 'How old is it?', 'The mill is old.'],
    ['a first sentence', '水车多大？水车直径六米。', '水车多大？', '水车直径六米。'],
    ['all there is', 'How old is it?', 'How old is it?', ''],
    ['nothing', ' \n', '', ''],
  ])('is %s', (_what, prompt, question, text) => {
    expect(questionIn(prompt)).toEqual({ question, text });
  });
});
