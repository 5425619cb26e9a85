import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { outline, parseBytes } from '../testing/parse-bytes.ts';
import { pdfFile, pdfLine } from '../testing/pdf-file.ts';

const report = readFileSync(new URL('../../../../../examples/documents/annual-report.en.pdf', import.meta.url));
/** A page that is one black picture. */
const scan = 'q 612 0 0 792 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u0000 EI Q';

describe('parsePdf', () => {
  it('reads each page and says which holds no text', async () => {
    const document = await parseBytes(
      pdfFile([pdfLine('The wheel turns all day.'), '', '', pdfLine('The stones are dressed.'), '']),
    );
    expect(document.pages).toBe(5);
    expect(document.blocks.map(({ page, text }) => [page, text])).toEqual([
      [1, 'The wheel turns all day.'],
      [4, 'The stones are dressed.'],
    ]);
    expect(document.warnings).toEqual(['without text: pages 2-3, 5']);
  });

  it('gives text as it is printed, not as Markdown', async () => {
    const document = await parseBytes(pdfFile([pdfLine('two * three * four, a_b and *not bold*')]));
    expect(outline(document)).toEqual(['paragraph: two * three * four, a_b and *not bold*']);
  });

  it('reads a page with a single word', async () => {
    expect(outline(await parseBytes(pdfFile([pdfLine('Rye')])))).toEqual(['paragraph: Rye']);
  });

  it('finds no text in a blank page', async () => {
    await expect(parseBytes(pdfFile(['']))).rejects.toMatchObject({ code: 'NO_TEXT' });
  });

  it('asks for OCR where the pages are pictures', async () => {
    await expect(parseBytes(pdfFile([scan, scan]))).rejects.toMatchObject({ code: 'NEEDS_OCR' });
  });

  it('tells that a password is needed', async () => {
    const key = '00'.repeat(32);
    const encryption = `/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${key}>/U<${key}>>>`;
    await expect(parseBytes(pdfFile([pdfLine('secret')], encryption))).rejects.toMatchObject({
      code: 'ENCRYPTED_DOCUMENT',
    });
  });

  it.each([
    ['cut short', report.subarray(0, report.length / 2)],
    ['a header only', Buffer.from('%PDF-1.7\n%%EOF')],
    [
      'a page tree that holds itself',
      Buffer.from(pdfFile([]).toString('latin1').replace('/Kids[]/Count 0', '/Kids[2 0 R]/Count 9'), 'latin1'),
    ],
  ])('takes it for damaged when it is %s', async (_what, bytes) => {
    await expect(parseBytes(bytes)).rejects.toMatchObject({ code: 'CORRUPT_DOCUMENT' });
  });

  it('says so when several pages give next to nothing, as a damaged file does without an error', async () => {
    await expect(parseBytes(pdfFile(['', '', '']))).rejects.toMatchObject({
      code: 'CORRUPT_DOCUMENT',
      message: 'document is blank or damaged: 3 pages gave no text',
    });
  });

  it('ends with a result or a code whatever bytes are flipped', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, seed) => parseBytes(flipped(report, seed + 1), 'flipped.pdf')),
    );
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ name: 'MillraceError' });
      else expect(outcome.value.blocks.length).toBeGreaterThan(0);
    }
  });
});

/** A copy with fifty bytes changed, the same ones for the same seed (a linear congruential generator). */
function flipped(bytes: Buffer, seed: number): Buffer {
  const copy = Buffer.from(bytes);
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state;
  };
  for (let i = 0; i < 50; i++) copy[next() % copy.length] = next() >>> 24;
  return copy;
}
