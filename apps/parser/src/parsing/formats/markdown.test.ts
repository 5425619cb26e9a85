import { describe, expect, it } from 'vitest';
import { outline, parseBytes } from '../testing/parse-bytes.ts';

describe('parseMarkdown', () => {
  it('takes the title from the front matter and keeps the rest of it', async () => {
    const document = await parseBytes(
      '---\r\ntitle: "The mill"\r\nkeywords: rye\r\n---\r\n# Wheel\r\n\r\nIt turns.',
      'mill.md',
    );
    expect(document.title).toBe('The mill');
    expect(outline(document)).toEqual([
      'code: title: "The mill"\nkeywords: rye',
      'heading: Wheel',
      'paragraph: It turns.',
    ]);
  });

  it('takes the first heading for the title otherwise', async () => {
    expect((await parseBytes('# Wheel\n\nIt turns.', 'mill.md')).title).toBe('Wheel');
  });
});
