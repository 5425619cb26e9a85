import { describe, expect, it } from 'vitest';
import { outline, parseBytes } from '../testing/parse-bytes.ts';
import { zipFile } from '../testing/zip-file.ts';

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function docx(body: string, prologue = ''): Buffer {
  return zipFile([
    {
      name: '[Content_Types].xml',
      content: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relationships}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'word/_rels/document.xml.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      name: 'word/styles.xml',
      content: `<w:styles ${word}><w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles>`,
    },
    {
      name: 'word/document.xml',
      content: `<?xml version="1.0"?>${prologue}<w:document ${word}><w:body>${body}</w:body></w:document>`,
    },
  ]);
}

const paragraph = (text: string, style = '') =>
  `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`;
const cell = (inner: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${inner}</w:tc>`;
const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
const table = (...rows: string[]) => `<w:tbl>${rows.join('')}</w:tbl>`;

describe('parseDocx', () => {
  it('knows titles and headings by the names of their styles, whatever their ids are', async () => {
    const document = await parseBytes(docx(paragraph('磨坊简史', 'a3') + paragraph('建坊', '1') + paragraph('正文')));
    expect(document.title).toBe('磨坊简史');
    expect(outline(document)).toEqual(['heading: 磨坊简史', 'heading: 建坊', 'paragraph: 正文']);
  });

  it('keeps tables whose cells are merged', async () => {
    const merged = table(
      row(cell(paragraph('a')), cell(paragraph('b'), '<w:gridSpan w:val="2"/>')),
      row(cell(paragraph('1')), cell(paragraph('2')), cell(paragraph('3'))),
    );
    expect(outline(await parseBytes(docx(merged)))).toEqual([
      'table: | a | b |  |\n| --- | --- | --- |\n| 1 | 2 | 3 |',
    ]);
  });

  it('writes a table in a cell as text', async () => {
    const inner = table(
      row(cell(paragraph('e')), cell(paragraph('f'))),
      row(cell(paragraph('g')), cell(paragraph('h'))),
    );
    const outer = table(
      row(cell(paragraph('a')), cell(paragraph('b'))),
      row(cell(paragraph('c')), cell(inner + paragraph(''))),
    );
    expect(outline(await parseBytes(docx(outer)))).toEqual(['table: | a | b |\n| --- | --- |\n| c | e, f; g, h |']);
  });

  it('expands no entities: neither a bomb of them nor a file of this machine', async () => {
    const bomb = '<!DOCTYPE d [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>';
    const file = '<!DOCTYPE d [<!ENTITY b SYSTEM "file:///etc/hostname">]>';
    for (const prologue of [bomb, file]) {
      await expect(parseBytes(docx(paragraph('&b;'), prologue))).rejects.toMatchObject({ code: 'CORRUPT_DOCUMENT' });
    }
  });

  it('ends with a code when tables are nested without end', async () => {
    const deep = `${'<w:tbl><w:tr><w:tc>'.repeat(3_000)}${paragraph('deep')}${'</w:tc></w:tr></w:tbl>'.repeat(3_000)}`;
    await expect(parseBytes(docx(deep))).rejects.toMatchObject({ code: 'CORRUPT_DOCUMENT' });
  });
});
