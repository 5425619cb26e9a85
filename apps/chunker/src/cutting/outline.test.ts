import type { Block } from '@millrace/contracts';
import { describe, expect, it } from 'vitest';
import { outlineOf, placeBlocks } from './outline.ts';

const heading = (level: number, text: string): Block => ({ kind: 'heading', level, text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

function outline(...blocks: Block[]) {
  return outlineOf(placeBlocks({ blocks })).map(({ path, lead, body }) => ({
    path: path.join(' › '),
    lead: lead.map(({ text }) => text),
    body: body.map(({ text }) => text),
  }));
}

describe('the outline of a document', () => {
  it('names the headings that a section stands under, outermost first', () => {
    const found = outline(
      paragraph('before'),
      heading(1, 'A'),
      paragraph('a'),
      heading(3, 'B'),
      paragraph('b'),
      heading(2, 'C'),
      paragraph('c'),
      heading(1, 'D'),
      paragraph('d'),
    );
    expect(found.map(({ path, body }) => [path, ...body])).toEqual([
      ['', 'before'],
      ['A', 'a'],
      ['A › B', 'b'],
      ['A › C', 'c'],
      ['D', 'd'],
    ]);
  });

  it('lets a heading without a body lead into the deeper one after it', () => {
    expect(outline(heading(1, 'A'), heading(2, 'B'), paragraph('b'))).toEqual([
      { path: 'A › B', lead: ['A', 'B'], body: ['b'] },
    ]);
  });

  it('keeps a heading that nothing follows as text of its own', () => {
    expect(outline(heading(1, 'A'), heading(2, 'B'), heading(2, 'C'), paragraph('c'), heading(1, 'D'))).toEqual([
      { path: '', lead: [], body: ['A', 'B'] },
      { path: 'A › C', lead: ['C'], body: ['c'] },
      { path: '', lead: [], body: ['D'] },
    ]);
  });

  it('leaves out blocks without text, and places the others in the parsed text', () => {
    const blocks = [paragraph('  '), paragraph(' one '), paragraph('two')];
    expect(placeBlocks({ blocks })).toMatchObject([
      { text: 'one', from: 5, to: 8 },
      { text: 'two', from: 11, to: 14 },
    ]);
  });
});
