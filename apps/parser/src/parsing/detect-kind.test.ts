import { describe, expect, it } from 'vitest';
import { detectKind } from './detect-kind.ts';
import { attachmentSource } from './source.ts';
import { zipFile } from './testing/zip-file.ts';

function detect(content: Buffer | string, name = 'unnamed', contentType?: string) {
  return detectKind(attachmentSource(Buffer.from(content), { name, ...(contentType ? { contentType } : {}) }, 0));
}

function ole2(stream: string): Buffer {
  return Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(stream, 'utf16le')]);
}

describe('detectKind', () => {
  it.each([
    ['html', '<!doctype html><p>mill'],
    ['html', '\ufeff\n<!-- saved page -->\n<HTML lang="en">'],
    ['eml', 'From: a@mill.example\r\nTo: b@mill.example\r\nSubject: rye\r\n\r\nhello'],
    ['rtf', '{\\rtf1 mill}'],
    ['pdf', '%PDF-1.7\n'],
    ['text', 'The wheel turns.'],
    ['text', Buffer.from('The wheel turns.', 'utf16le')],
  ])('finds %s by its content, whatever the name says', async (kind, content) => {
    expect((await detect(content, 'claims.docx')).kind).toBe(kind);
  });

  it('takes a text with the name of a PDF for text', async () => {
    expect((await detect('This is no %PDF- at all.', 'text.pdf')).kind).toBe('text');
  });

  it('finds a PDF behind other bytes', async () => {
    expect((await detect(Buffer.concat([Buffer.alloc(100, 1), Buffer.from('%PDF-1.4')]))).kind).toBe('pdf');
  });

  it.each([
    ['markdown', '# Mill', 'readme.md', undefined],
    ['markdown', '# Mill', 'readme', 'text/markdown; charset=utf-8'],
    ['csv', 'a;b\n1;2', 'prices.CSV', undefined],
    ['html', 'A <p>fragment</p>', 'part.html', undefined],
    ['text', 'No tag in here: 3 < 4', 'part.html', undefined],
    ['eml', 'Subject: short\n\nhi', 'short.eml', undefined],
    ['text', 'Just a note.', 'note.eml', undefined],
  ])('lets the name or media type tell %s from other text', async (kind, content, name, contentType) => {
    expect((await detect(content, name, contentType)).kind).toBe(kind);
  });

  it.each([
    [
      'docx',
      [
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: 'word/document.xml', content: '' },
      ],
    ],
    [
      'pptx',
      [
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: 'ppt/presentation.xml', content: '' },
      ],
    ],
    [
      'xlsx',
      [
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: 'xl/workbook.xml', content: '' },
      ],
    ],
    ['odt', [{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' }]],
    ['epub', [{ name: 'META-INF/container.xml', content: '<container/>' }]],
  ])('finds %s by the parts in the archive', async (kind, entries) => {
    expect((await detect(zipFile(entries), 'some.bin')).kind).toBe(kind);
  });

  it.each([
    ['EMPTY_DOCUMENT', 'no bytes', ''],
    [
      'NEEDS_OCR',
      'a picture',
      Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de', 'hex'),
    ],
    ['ENCRYPTED_DOCUMENT', 'an Office document with a password', ole2('EncryptedPackage')],
    ['UNKNOWN_TYPE', 'an old Word document', ole2('WordDocument')],
    ['UNKNOWN_TYPE', 'an unknown binary', Buffer.alloc(1_000, 2)],
    ['UNKNOWN_TYPE', 'a program', Buffer.concat([Buffer.from('7f454c46020101', 'hex'), Buffer.alloc(64)])],
    ['UNKNOWN_TYPE', 'a zip of no format', zipFile([{ name: 'a.txt', content: 'a' }])],
    ['CORRUPT_DOCUMENT', 'half a zip', zipFile([{ name: 'a.txt', content: 'abc' }]).subarray(0, 36)],
  ])('fails with %s for %s', async (code, _what, content) => {
    await expect(detect(content)).rejects.toMatchObject({ code });
  });

  it('says which old format an OLE2 container holds', async () => {
    await expect(detect(ole2('Workbook'), 'prices.xls')).rejects.toThrow('prices.xls is an Excel workbook of the old');
  });

  it('tells an encrypted OpenDocument and an EPUB with protected chapters', async () => {
    const odt = [
      { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' },
      { name: 'META-INF/manifest.xml', content: '<manifest:encryption-data/>' },
    ];
    const epub = (algorithm: string) => [
      { name: 'mimetype', content: 'application/epub+zip' },
      { name: 'META-INF/encryption.xml', content: `<enc:EncryptionMethod Algorithm="${algorithm}"/>` },
    ];
    await expect(detect(zipFile(odt))).rejects.toMatchObject({ code: 'ENCRYPTED_DOCUMENT' });
    const aes = 'http://www.w3.org/2001/04/xmlenc#aes128-cbc';
    await expect(detect(zipFile(epub(aes)))).rejects.toMatchObject({ code: 'ENCRYPTED_DOCUMENT' });
    const fontsOnly = 'http://www.idpf.org/2008/embedding';
    expect((await detect(zipFile(epub(fontsOnly)))).kind).toBe('epub');
  });

  it('forgives a stray NUL in a text', async () => {
    expect((await detect(`${'The wheel turns. '.repeat(20)}\u0000`)).kind).toBe('text');
  });
});
