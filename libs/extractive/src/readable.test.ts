import { describe, expect, it } from 'vitest';
import { readable } from './readable.ts';
import { wholeThought } from './whole-thought.ts';

/** The span of `part` in `text`. */
const spanOf = (text: string, part: string) => ({ from: text.indexOf(part), to: text.indexOf(part) + part.length });

describe('a part of a passage for a reader', () => {
  it('names the columns of a row', () => {
    const text = '| Flour | Price |\n| --- | --- |\n| Wheat | 2.10 |\n| Rye | 1.80 |\n\nEnd.';
    expect(readable(text, spanOf(text, '| Rye | 1.80 |'))).toBe('Flour: Rye; Price: 1.80');
    const chinese = '| 品名 | 单价 |\n| --- | --- |\n| 荞麦 | 八元 |';
    expect(readable(chinese, spanOf(chinese, '| 荞麦 | 八元 |'))).toBe('品名：荞麦；单价：八元');
  });

  it('gives a row without a head as it is', () => {
    expect(readable('| Rye | | 1.80 |', { from: 0, to: 16 })).toBe('Rye; 1.80');
  });

  it.each([
    ['marks', '- the **red** padlock', 'the red padlock'],
    ['the number of an item', '2. Open the gate.', 'Open the gate.'],
    ['English lines', 'one\ntwo', 'one two'],
    ['Chinese lines', '磨坊，\n水车', '磨坊，水车'],
  ])('takes out %s', (_what, text, expected) => {
    expect(readable(text, { from: 0, to: text.length })).toBe(expected);
  });
});

describe('a whole thought', () => {
  it.each([
    [
      'the sentence before one that leans on it',
      'Ash built the mill. He sold it.',
      'He sold it.',
      'Ash built the mill. He sold it.',
    ],
    ['the Chinese one too', '周家建了磨坊。它有两盘石磨。', '它有两盘石磨。', '周家建了磨坊。它有两盘石磨。'],
    ['no sentence of another paragraph', 'Ash built it.\n\nHe sold it.', 'He sold it.', 'He sold it.'],
    ['the items that it announces', 'Bring:\n- a lamp\n- a rope\n\nGo.', 'Bring:', 'Bring:\n- a lamp\n- a rope'],
    ['nothing else', 'One. Two. Three.', 'Two.', 'Two.'],
  ])('holds %s', (_what, text, sentence, expected) => {
    const { from, to } = wholeThought(text, spanOf(text, sentence));
    expect(text.slice(from, to)).toBe(expected);
  });
});
