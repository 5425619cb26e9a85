import { describe, expect, it } from 'vitest';
import { finishDocument } from './finish-document.ts';

const finishing = { name: 'mill.bin', contentType: 'text/plain', hasPictures: false };

describe('finishDocument', () => {
  it('cleans texts, drops empty blocks and keeps the indent of code only', () => {
    const { blocks } = finishDocument(
      {
        blocks: [
          { kind: 'paragraph', text: '  the\u0000 wheel \n', page: 2 },
          { kind: 'paragraph', text: ' \u200b\n' },
          { kind: 'code', text: '\n  turn()\n' },
        ],
      },
      finishing,
    );
    expect(blocks).toEqual([
      { kind: 'paragraph', text: 'the wheel', page: 2 },
      { kind: 'code', text: '  turn()' },
    ]);
  });

  it('takes the first heading for the title where the document has none but a name of a file', () => {
    const blocks = [{ kind: 'heading' as const, text: 'The\nmill', level: 9 }];
    expect(finishDocument({ title: 'report-final.docx', blocks }, finishing)).toMatchObject({
      title: 'The mill',
      blocks: [{ kind: 'heading', text: 'The mill', level: 6 }],
    });
    expect(finishDocument({ title: ' Our  mill ', blocks }, finishing).title).toBe('Our mill');
  });

  it('takes a very long heading for a paragraph', () => {
    const { blocks, title } = finishDocument({ blocks: [{ kind: 'heading', text: 'x '.repeat(200) }] }, finishing);
    expect(blocks[0]?.kind).toBe('paragraph');
    expect(title).toBeUndefined();
  });

  it('tells a document of pictures from an empty one', () => {
    expect(() => finishDocument({ blocks: [] }, finishing)).toThrow(expect.objectContaining({ code: 'NO_TEXT' }));
    const withPictures = { ...finishing, hasPictures: true };
    expect(() => finishDocument({ blocks: [] }, withPictures)).toThrow(expect.objectContaining({ code: 'NEEDS_OCR' }));
  });

  it('refuses more text than the stages that follow can hold', () => {
    const block = { kind: 'paragraph' as const, text: 'x'.repeat(1024 * 1024) };
    const blocks = Array.from({ length: 33 }, () => block);
    expect(() => finishDocument({ blocks }, finishing)).toThrow(
      expect.objectContaining({ code: 'PARSER_OUT_OF_MEMORY' }),
    );
  });
});
