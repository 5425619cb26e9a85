import { describe, expect, it } from 'vitest';
import { outline, parseBytes } from '../testing/parse-bytes.ts';

describe('parseText', () => {
  it('parts paragraphs at blank lines and keeps their line ends', async () => {
    const document = await parseBytes('One\r\ntwo\r\n\r\n \r\nthree\n');
    expect(document.contentType).toBe('text/plain');
    expect(outline(document)).toEqual(['paragraph: One\ntwo', 'paragraph: three']);
  });

  it('cuts a log without blank lines at line ends', async () => {
    const lines = Array.from({ length: 500 }, (_, index) => `2024-05-01 the wheel turned ${index} times`);
    const { blocks } = await parseBytes(lines.join('\n'));
    expect(Math.max(...blocks.map(({ text }) => text.length))).toBeLessThan(2_200);
    expect(blocks.map(({ text }) => text).join('\n')).toBe(lines.join('\n'));
  });

  it('refuses a text that is longer than a document may be', async () => {
    await expect(parseBytes('mill '.repeat(7_000_000))).rejects.toMatchObject({ code: 'PARSER_OUT_OF_MEMORY' });
  });
});
