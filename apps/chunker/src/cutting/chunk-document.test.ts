import { type Block, type Chunk, textOf } from '@millrace/contracts';
import { openTokenCounter } from '@millrace/tokens';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunkings, documents } from '../testing/documents.ts';
import { longDocument } from '../testing/long-document.ts';
import { chunkDocument } from './chunk-document.ts';
import { type PlacedBlock, placeBlocks } from './outline.ts';

const count = openTokenCounter();
const options = { count, signal: new AbortController().signal };
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const heading = (level: number, text: string): Block => ({ kind: 'heading', level, text });

function chunk(blocks: Block[], maxTokens = 100, overlapTokens = 0): Promise<Chunk[]> {
  return chunkDocument({ blocks }, { maxTokens, overlapTokens }, options);
}

/** The blocks of which a part that is not white space lies in no span. */
function uncovered(blocks: Block[], chunks: readonly Chunk[]): PlacedBlock[] {
  const text = textOf({ blocks });
  const covered = new Uint8Array(text.length);
  for (const { span } of chunks) covered.fill(1, ...span);
  const isBare = (at: number) => !covered[at] && /\S/.test(text.charAt(at));
  return placeBlocks({ blocks }).filter(({ from, to }) => range(from, to).some(isBare));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

describe('chunks of any document', () => {
  it('stand where their span says, within the limit, numbered without gaps', async () => {
    await fc.assert(
      fc.asyncProperty(documents, chunkings, async (document, chunking) => {
        const text = textOf(document);
        for (const [index, { ordinal, span, tokens, ...found }] of (
          await chunkDocument(document, chunking, options)
        ).entries()) {
          const there = text.slice(...span);
          expect(ordinal).toBe(index);
          expect(there).not.toBe('');
          expect(found.text === there || found.text.endsWith(`\n${there}`)).toBe(true);
          expect(tokens).toBe(count(found.text));
          expect(tokens).toBeLessThanOrEqual(chunking.maxTokens);
        }
      }),
    );
  });

  it('hold all text but the headings that they name', async () => {
    await fc.assert(
      fc.asyncProperty(documents, chunkings, async (document, chunking) => {
        const chunks = await chunkDocument(document, chunking, options);
        const named = new Set(chunks.flatMap(({ headings }) => headings));
        for (const block of uncovered(document.blocks, chunks)) {
          expect(block.kind).toBe('heading');
          expect(named).toContain(block.text.replace(/\s+/g, ' ').slice(0, 200).toWellFormed());
        }
      }),
    );
  });

  it('are the same every time, whatever was counted before', async () => {
    const fresh = { ...options, count: openTokenCounter() };
    await fc.assert(
      fc.asyncProperty(documents, chunkings, async (document, chunking) => {
        expect(await chunkDocument(document, chunking, fresh)).toEqual(
          await chunkDocument(document, chunking, options),
        );
      }),
      { numRuns: 20 },
    );
  });
});

describe('chunks of a structured document', () => {
  it('are none where it holds no text', async () => {
    expect(await chunk([])).toEqual([]);
    expect(await chunk([paragraph(' \n\u3000'), heading(1, '')])).toEqual([]);
  });

  it('name the headings above them instead of repeating those in the text', async () => {
    const [first] = await chunk([heading(1, 'Mills'), heading(2, ' Water\nmills '), paragraph('They turn.')]);
    expect(first).toMatchObject({ headings: ['Mills', 'Water mills'], text: 'They turn.', ordinal: 0 });
  });

  it('join small sections under the headings that these share', async () => {
    const chunks = await chunk([
      heading(1, 'Mills'),
      heading(2, 'Wind'),
      paragraph('Sails.'),
      heading(2, 'Water'),
      paragraph('Wheels.'),
    ]);
    expect(chunks).toMatchObject([{ headings: ['Mills'], text: 'Wind\n\nSails.\n\nWater\n\nWheels.' }]);
  });

  it('begin anew at the heading of a section that fills them', async () => {
    const chunks = await chunk([
      heading(1, 'One'),
      paragraph('wheel '.repeat(60)),
      heading(1, 'Two'),
      paragraph('mill '.repeat(60)),
    ]);
    expect(chunks.map(({ headings }) => headings)).toEqual([['One'], ['Two']]);
  });

  it('repeat the end of the chunk before, from the beginning of a sentence', async () => {
    const sentences = Array.from({ length: 40 }, (_, at) => `Sentence number ${at} speaks of water and wheels.`);
    const chunks = await chunk([paragraph(sentences.join(' '))], 100, 25);
    for (const [index, { text, span }] of chunks.entries()) {
      expect(text).toMatch(/^Sentence .*wheels\.$/s);
      if (index > 0) expect(span[0]).toBeLessThan(chunks[index - 1]?.span[1] ?? 0);
    }
  });

  it('end at the ends of Chinese sentences', async () => {
    const chunks = await chunk([
      paragraph('水车在河边转动，磨坊里的石头把谷物磨成面粉。工人们都说：“今年真好！”'.repeat(40)),
    ]);
    expect(chunks.length).toBeGreaterThan(5);
    for (const { text } of chunks) expect(text).toMatch(/[。！]”?$/);
  });

  it('tell the pages that they touch', async () => {
    const chunks = await chunk([
      { kind: 'paragraph', text: 'one', page: 3 },
      { kind: 'paragraph', text: 'two', page: 5 },
      { kind: 'paragraph', text: 'wheel '.repeat(98), page: 6 },
    ]);
    expect(chunks.map(({ pages }) => pages)).toEqual([
      [3, 5],
      [6, 6],
    ]);
    expect((await chunk([paragraph('one')]))[0]).not.toHaveProperty('pages');
  });

  it('repeat the head of a long table, whose rows alone are the span', async () => {
    const head = '| name | value |\n| --- | --- |';
    const rows = Array.from({ length: 60 }, (_, at) => `| wheel ${at} | ${at * 37} |`);
    const blocks: Block[] = [{ kind: 'table', text: [head, ...rows].join('\n') }];
    const chunks = await chunk(blocks);
    expect(chunks.length).toBeGreaterThan(3);
    for (const { text, span } of chunks.slice(1)) {
      expect(text).toBe(`${head}\n${textOf({ blocks }).slice(...span)}`);
      expect(text).toMatch(/\|$/);
    }
    expect(chunks.flatMap(({ text }) => text.match(/wheel \d+/g))).toHaveLength(60);
  });

  it('have a hash of their headings and text', async () => {
    const hashOf = async (...blocks: Block[]) => (await chunk(blocks))[0]?.hash;
    const hash = await hashOf(heading(1, 'A'), paragraph('text'));
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await hashOf(paragraph('before'), heading(1, 'A'), paragraph('text'))).not.toBe(hash);
    expect(await hashOf(heading(1, 'B'), paragraph('text'))).not.toBe(hash);
    expect(await hashOf(heading(1, 'A'), paragraph('text'))).toBe(hash);
  });
});

describe('chunking a document that is hard to chunk', () => {
  it.each([
    ['Chinese characters without punctuation', '天地玄黄宇宙洪荒'.repeat(12_500)],
    ['one letter', 'a'.repeat(100_000)],
    ['exclamation marks', '!'.repeat(100_000)],
    ['line breaks with one letter', `${'\n'.repeat(50_000)}a${'\n'.repeat(50_000)}`],
  ])('ends, for 100,000 %s', async (_case, text) => {
    const blocks = [paragraph(text)];
    expect(uncovered(blocks, await chunk(blocks, 400, 40))).toEqual([]);
  });

  it('gives the event loop its turns', async () => {
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    await chunkDocument(longDocument(3_000), { maxTokens: 400, overlapTokens: 40 }, options);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(2);
  });

  it('ends early when the signal aborts', async () => {
    const stop = new AbortController();
    const work = chunkDocument(
      longDocument(3_000),
      { maxTokens: 400, overlapTokens: 40 },
      { count, signal: stop.signal },
    );
    stop.abort(new Error('the worker stops'));
    await expect(work).rejects.toThrow('the worker stops');
  });
});
