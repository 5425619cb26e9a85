import { describe, expect, it } from 'vitest';
import { markdownBlocks } from './markdown-blocks.ts';

describe('markdownBlocks', () => {
  it('reads headings of both styles with their level and without their marks', () => {
    expect(markdownBlocks('# The **wheel** ##\n\nThe race\n---\n\n### [Gates](gates.md)')).toEqual([
      { kind: 'heading', text: 'The wheel', level: 1 },
      { kind: 'heading', text: 'The race', level: 2 },
      { kind: 'heading', text: 'Gates', level: 3 },
    ]);
  });

  it('joins the lines of a paragraph, with a blank in English and with nothing in Chinese', () => {
    expect(markdownBlocks('The wheel\nturns.\n\n水车每天\n转动。')).toEqual([
      { kind: 'paragraph', text: 'The wheel turns.' },
      { kind: 'paragraph', text: '水车每天转动。' },
    ]);
  });

  it('keeps hard line breaks', () => {
    expect(markdownBlocks('Mill Lane 4  \nRiverton')).toEqual([{ kind: 'paragraph', text: 'Mill Lane 4\nRiverton' }]);
  });

  it('takes a list as one block, with its nested items and the blank lines between them', () => {
    expect(markdownBlocks('- grease\n  - tallow\n\n- oil\n\nDone.')).toEqual([
      { kind: 'list', text: '- grease\n  - tallow\n- oil' },
      { kind: 'paragraph', text: 'Done.' },
    ]);
  });

  it('reads a table up to the line that is none', () => {
    expect(markdownBlocks('| Grain | Price |\n|:--|--:|\n| rye | 4 \\| 5 |\nafter')).toEqual([
      { kind: 'table', text: '| Grain | Price |\n| --- | --- |\n| rye | 4 \\| 5 |' },
      { kind: 'paragraph', text: 'after' },
    ]);
  });

  it('keeps fenced and indented code as it is written', () => {
    expect(markdownBlocks('```sh\n# no heading\n\n| x |\n```\n\n    turn()\n\n    stop()')).toEqual([
      { kind: 'code', text: '# no heading\n\n| x |' },
      { kind: 'code', text: 'turn()\n\nstop()' },
    ]);
  });

  it('takes a fence that is never closed to the end', () => {
    expect(markdownBlocks('```\nopen')).toEqual([{ kind: 'code', text: 'open' }]);
  });

  it('drops rules, comments and the marks of quotes', () => {
    expect(markdownBlocks('> said the miller\n\n***\n\n<!-- not\nthis -->\nend')).toEqual([
      { kind: 'paragraph', text: 'said the miller' },
      { kind: 'paragraph', text: 'end' },
    ]);
  });

  it('reads a hundred thousand lines of one paragraph without growing slow', () => {
    const [block] = markdownBlocks('the wheel turns\n'.repeat(100_000));
    expect(block?.text).toHaveLength(1_599_999);
  });

  it.each(['<!--', '[a](', '*a ', '**', '> ', '`'])('is not slowed down by %s a hundred thousand times', (mark) => {
    expect(markdownBlocks(mark.repeat(100_000)).length).toBeLessThanOrEqual(1);
  });
});
