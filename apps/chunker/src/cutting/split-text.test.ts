import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitText } from './split-text.ts';

async function pieces(text: string, maxChars: number): Promise<string[]> {
  return (await splitText(text, maxChars)).map(({ from, to }) => text.slice(from, to));
}

describe('splitting a text', () => {
  it('leaves the end of a Chinese sentence with its sentence, and the closing quote too', async () => {
    expect(await pieces('水车转动。“河水很急！”他说：“真的吗？”磨坊很老。', 10)).toEqual([
      '水车转动。',
      '“河水很急！”',
      '他说：“真的吗？”',
      '磨坊很老。',
    ]);
  });

  it('cuts a long Chinese sentence at its commas', async () => {
    expect(await pieces('水车在河边转动，磨坊在山坡上，面粉在袋子里。', 12)).toEqual([
      '水车在河边转动，',
      '磨坊在山坡上，',
      '面粉在袋子里。',
    ]);
  });

  it('cuts English at sentences before words', async () => {
    expect(await pieces('The wheel turns. The mill is old. Water is needed here always.', 40)).toEqual([
      'The wheel turns. The mill is old.',
      ' Water is needed here always.',
    ]);
  });

  it('never cuts through a character of two code units', async () => {
    for (const piece of await pieces('😀'.repeat(50), 7)) expect(piece.isWellFormed()).toBe(true);
  });

  it('leaves nothing out and nothing twice', async () => {
    const part = fc.constantFrom(
      '水车。',
      '，',
      'mill ',
      '! ',
      '…',
      '😀',
      '\n',
      ' ',
      'x'.repeat(30),
      '.'.repeat(9),
      '\ud83d',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1 }), fc.integer({ min: 1, max: 40 }), async (parts, maxChars) => {
        const text = parts.join('');
        expect((await pieces(text, maxChars)).join('')).toBe(text);
      }),
    );
  });
});
