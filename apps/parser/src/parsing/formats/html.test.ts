import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { outline, parseBytes } from '../testing/parse-bytes.ts';

const page = (body: string, head = '') => `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;

describe('parseHtml', () => {
  it('gives what a reader sees: no marks, no addresses, no hidden text, no scripts', async () => {
    const body =
      '<p>A <a href="https://mill.example/x">link</a>, <b>bold</b> &amp; <em>slanted</em>.<img alt="a wheel" src="data:image/png;base64,AAAA"></p>' +
      '<p style="display:none">hidden</p><script>alert(1)</script><style>p{}</style>';
    expect(outline(await parseBytes(page(body)))).toEqual(['paragraph: A link, bold & slanted. a wheel']);
  });

  it('takes the title from the head, with its entities decoded', async () => {
    expect((await parseBytes(page('<p>x</p>', '<title>Weir &amp; Sons\n</title>'))).title).toBe('Weir & Sons');
  });

  it('keeps tables with merged cells as tables', async () => {
    const table =
      '<table><tr><td>a</td><td colspan="2">b</td></tr><tr><td rowspan="2">1</td><td>2</td><td>3</td></tr><tr><td>4</td><td>5</td></tr></table>';
    expect(outline(await parseBytes(page(table)))).toEqual([
      'table: | a | b |  |\n| --- | --- | --- |\n| 1 | 2 | 3 |\n|  | 4 | 5 |',
    ]);
  });

  it('keeps a cell on one line', async () => {
    const table = '<table><tr><th>a</th><th>b</th></tr><tr><td>1<br>2</td><td><p>3</p><p>4 | 5</p></td></tr></table>';
    expect(outline(await parseBytes(page(table)))).toEqual(['table: | a | b |\n| --- | --- |\n| 1 2 | 3 4 \\| 5 |']);
  });

  it.each([
    ['windows-1252', '<meta charset="windows-1252">', undefined],
    ['gb18030', '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', undefined],
    ['shift_jis', '', 'text/html; charset=Shift_JIS'],
  ])('decodes %s as the page or its media type declares', async (charset, meta, contentType) => {
    const text = charset === 'windows-1252' ? 'Müller zahlt 5 €' : '水車小屋';
    const bytes = iconv.encode(page(`<p>${text}</p>`, meta), charset);
    expect(outline(await parseBytes(bytes, 'page.html', contentType))).toEqual([`paragraph: ${text}`]);
  });
});
