import { readdirSync, readFileSync } from 'node:fs';
import { parsedDocumentSchema, textOf } from '@millrace/contracts';
import { describe, expect, it } from 'vitest';
import { parseSource } from './parse-source.ts';
import { fileSource } from './source.ts';
import { parseBytes } from './testing/parse-bytes.ts';
import { zipFile } from './testing/zip-file.ts';

const samples = new URL('../../../../examples/documents/', import.meta.url);
const expectations: { file: string; contains: string }[] = JSON.parse(
  readFileSync(new URL('expectations.json', samples), 'utf8'),
);

async function parseSample(file: string) {
  return parseSource(await fileSource(new URL(file, samples).pathname, { name: file }));
}

describe('parseSource on the sample documents', () => {
  it('has an expectation for each sample', () => {
    const files = readdirSync(samples).filter((file) => !/^(README\.md|expectations\.json)$/.test(file));
    expect(expectations.map(({ file }) => file).sort()).toEqual(files.sort());
  });

  it.each(expectations)('finds "$contains" in $file', async ({ file, contains }) => {
    const document = await parseSample(file);
    expect(parsedDocumentSchema.parse(document)).toEqual(document);
    expect(textOf(document)).toContain(contains);
    expect(document.warnings).toEqual([]);
  });

  it.each([
    ['annual-report.en.pdf', 3, 'Annual report of the Alder Brook Mill Company'],
    ['annual-report.zh.pdf', 2, '柳溪水磨坊年度报告'],
    ['safety-briefing.en.pptx', 3, 'Safety briefing'],
    ['flour-prices.zh.xlsx', 2, '面粉价目'],
  ])('counts the pages of %s and knows its title', async (file, pages, title) => {
    const document = await parseSample(file);
    expect(document).toMatchObject({ pages, title });
    expect(new Set(document.blocks.map(({ page }) => page))).toEqual(
      new Set(Array.from({ length: pages }, (_, i) => i + 1)),
    );
  });

  it.each(['annual-report.en.pdf', 'company-history.en.docx', 'wheel-care.zh.md', 'visitor-guide.zh.html'])(
    'keeps the headings, the prose and the table of %s apart',
    async (file) => {
      const { blocks } = await parseSample(file);
      expect(blocks.filter(({ kind }) => kind === 'heading').length).toBeGreaterThanOrEqual(4);
      expect(blocks[0]).toMatchObject({ kind: 'heading', level: 1 });
      const [table] = blocks.filter(({ kind }) => kind === 'table');
      expect(table?.text.split('\n')[1]).toBe('| --- | --- | --- |'.slice(0, table?.text.split('\n')[1]?.length));
      expect(blocks.filter(({ kind }) => kind === 'paragraph').every(({ text }) => !text.includes('\n'))).toBe(true);
    },
  );
});

describe('parseSource', () => {
  it('strips what the database refuses', async () => {
    const { blocks } = await parseBytes(
      'the\u0000 mill \ud800wheel turns and turns and turns and turns and turns all day long, every day'.padEnd(300),
    );
    expect(blocks[0]?.text).toMatch(/^the mill \ufffd?wheel/);
    expect(blocks[0]?.text).not.toContain('\u0000');
  });

  it.each(['', ' \n\t', '\u00a0\n\u200b'])('finds no text in %j', async (blank) => {
    const code = blank === '' ? 'EMPTY_DOCUMENT' : 'NO_TEXT';
    await expect(parseBytes(blank)).rejects.toMatchObject({ code });
  });

  it('asks for OCR where an office document holds pictures only', async () => {
    const entries = [
      {
        name: '[Content_Types].xml',
        content: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
      },
      {
        name: '_rels/.rels',
        content:
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      },
      {
        name: 'word/document.xml',
        content:
          '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p/></w:body></w:document>',
      },
    ];
    await expect(parseBytes(zipFile(entries))).rejects.toMatchObject({ code: 'NO_TEXT' });
    const picture = { name: 'word/media/image1.png', content: 'pixels' };
    await expect(parseBytes(zipFile([...entries, picture]))).rejects.toMatchObject({ code: 'NEEDS_OCR' });
  });
});
