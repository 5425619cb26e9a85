import { describe, expect, it } from 'vitest';
import { outline, parseBytes } from '../testing/parse-bytes.ts';
import { zipFile } from '../testing/zip-file.ts';

const sheetMl = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const officeRelationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelationships = 'http://schemas.openxmlformats.org/package/2006/relationships';

function xlsx(sheetData: string, { sharedStrings = '', cellFormats = '', prologue = '' } = {}): Buffer {
  const relationships = (...targets: [type: string, target: string][]) => {
    const all = targets.map(
      ([type, target], i) => `<Relationship Id="r${i}" Type="${officeRelationships}/${type}" Target="${target}"/>`,
    );
    return `<Relationships xmlns="${packageRelationships}">${all.join('')}</Relationships>`;
  };
  return zipFile([
    {
      name: '[Content_Types].xml',
      content: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    { name: '_rels/.rels', content: relationships(['officeDocument', 'xl/workbook.xml']) },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${sheetMl}" xmlns:r="${officeRelationships}"><sheets><sheet name="Prices" sheetId="1" r:id="r0"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relationships(
        ['worksheet', '/xl/worksheets/sheet1.xml'],
        ['sharedStrings', 'strings.xml'],
        ['styles', 'styles.xml'],
      ),
    },
    { name: 'xl/strings.xml', content: `${prologue}<sst xmlns="${sheetMl}">${sharedStrings}</sst>` },
    { name: 'xl/styles.xml', content: `<styleSheet xmlns="${sheetMl}">${cellFormats}</styleSheet>` },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `<worksheet xmlns="${sheetMl}"><sheetData>${sheetData}</sheetData></worksheet>`,
    },
  ]);
}

const cell = (reference: string, text: string) => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe('parseXlsx', () => {
  it('writes a sheet as a table under its name, on a page of its own', async () => {
    const document = await parseBytes(
      xlsx(
        `<row r="1">${cell('A1', 'Grain')}${cell('B1', 'Price')}</row><row r="2">${cell('A2', 'rye')}<c r="B2"><v>4.5</v></c></row>`,
      ),
    );
    expect(document).toMatchObject({ title: 'Prices', pages: 1 });
    expect(outline(document)).toEqual(['heading: Prices', 'table: | Grain | Price |\n| --- | --- |\n| rye | 4.5 |']);
  });

  it('reads a sheet with one cell in its farthest corner as the two cells that it holds', async () => {
    const far = xlsx(`<row r="1">${cell('A1', 'near')}</row><row r="1048576">${cell('XFD1048576', 'far')}</row>`);
    expect(outline(await parseBytes(far))).toEqual([
      'heading: Prices',
      'table: | near |  |\n| --- | --- |\n|  | far |',
    ]);
  });

  it('shows dates, times and percentages as people write them', async () => {
    const cellFormats =
      '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="22"/><xf numFmtId="20"/><xf numFmtId="10"/></cellXfs>';
    const values = [45356, 45356, 45356, 45356.5, 0.604166666666667, 0.125];
    const cells = values.map((value, style) => `<c r="${'ABCDEF'[style]}1" s="${style}"><v>${value}</v></c>`);
    const [, table] = outline(await parseBytes(xlsx(`<row r="1">${cells.join('')}</row>`, { cellFormats })));
    expect(table?.split('\n')[0]).toBe('table: | 45356 | 2024-03-05 | 2024-03-05 | 2024-03-05 12:00 | 14:30 | 12.5% |');
  });

  it('reads shared strings whole, without how they are read aloud', async () => {
    const sharedStrings =
      '<si><r><t>水</t></r><r><t>車</t></r><rPh sb="0" eb="2"><t>スイシャ</t></rPh></si><si><t>rye &amp; spelt</t></si>';
    const cells =
      '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="b"><v>1</v></c><c r="D1" t="e"><v>#N/A</v></c>';
    const [, table] = outline(await parseBytes(xlsx(`<row r="1">${cells}</row>`, { sharedStrings })));
    expect(table).toContain('| 水車 | rye & spelt | TRUE | #N/A |');
  });

  it('refuses XML that declares entities', async () => {
    const prologue = '<!DOCTYPE sst [<!ENTITY a "lol">]>';
    const sharedStrings = '<si><t>&a;</t></si>';
    const bytes = xlsx(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`, { prologue, sharedStrings });
    await expect(parseBytes(bytes)).rejects.toMatchObject({ code: 'CORRUPT_DOCUMENT' });
  });

  it('stops where one long string is shown in more cells than a document may hold', async () => {
    const sharedStrings = `<si><t>${'rye and spelt '.repeat(2_500)}</t></si>`;
    const rows = Array.from({ length: 1_200 }, (_, i) => `<row r="${i + 1}"><c t="s"><v>0</v></c></row>`);
    const bytes = xlsx(rows.join(''), { sharedStrings });
    await expect(parseBytes(bytes)).rejects.toMatchObject({ code: 'PARSER_OUT_OF_MEMORY' });
  });
});
