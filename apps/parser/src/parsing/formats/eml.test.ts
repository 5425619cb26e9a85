import { describe, expect, it } from 'vitest';
import { outline, parseBytes } from '../testing/parse-bytes.ts';

const header =
  'From: Ada Weir <ada@mill.example>\nTo: bob@mill.example\nSubject: Rye\nDate: Mon, 4 Mar 2024 09:00:00 +0100\nMIME-Version: 1.0\n';
const headerBlock =
  'paragraph: Subject: Rye\nFrom: Ada Weir <ada@mill.example>\nTo: bob@mill.example\nDate: 2024-03-04T08:00:00.000Z';

function mixed(...parts: string[]): string {
  return `${header}Content-Type: multipart/mixed; boundary="b"\n\n${parts.map((part) => `--b\n${part}\n`).join('')}--b--\n`;
}

function attachment(name: string, content: string, type = 'application/octet-stream'): string {
  const body = Buffer.from(content).toString('base64');
  return `Content-Type: ${type}\nContent-Disposition: attachment; filename="${name}"\nContent-Transfer-Encoding: base64\n\n${body}`;
}

describe('parseEml', () => {
  it('gives the header first, the subject as title, then the body', async () => {
    const document = await parseBytes(`${header}\nTwo sacks, please.\n\nAda\n`);
    expect(document).toMatchObject({ title: 'Rye', contentType: 'message/rfc822' });
    expect(outline(document)).toEqual([headerBlock, 'paragraph: Two sacks, please.', 'paragraph: Ada']);
  });

  it('reads an HTML body where there is no plain one', async () => {
    const document = await parseBytes(`${header}Content-Type: text/html; charset=utf-8\n\n<p>Two <b>sacks</b></p>`);
    expect(outline(document)).toEqual([headerBlock, 'paragraph: Two sacks']);
  });

  it('parses attachments by their content and puts them under their names', async () => {
    const document = await parseBytes(mixed('\nSee below.', attachment('notes', '<!doctype html><h1>Prices</h1>')));
    expect(outline(document)).toEqual([headerBlock, 'paragraph: See below.', 'heading: notes', 'heading: Prices']);
  });

  it('lists the attachments that it could not read, and why', async () => {
    const document = await parseBytes(
      mixed('\nHello.', attachment('void.txt', ''), attachment('tool.bin', '\u0001'.repeat(99))),
    );
    expect(outline(document)).toEqual([headerBlock, 'paragraph: Hello.']);
    expect(document.warnings).toEqual([
      'attachment skipped: void.txt (EMPTY_DOCUMENT)',
      'attachment skipped: tool.bin (UNKNOWN_TYPE)',
    ]);
  });

  it('opens messages within messages to a depth only', async () => {
    let message = `${header}\ninnermost`;
    for (let depth = 0; depth < 6; depth++) message = mixed(`\nlevel ${depth}`, attachment('inner.eml', message));
    const document = await parseBytes(message);
    expect(document.warnings).toEqual([expect.stringContaining('attachments skipped: 1 (too many, or too deep)')]);
    expect(outline(document).filter((line) => line.startsWith('paragraph: level'))).toHaveLength(4);
  });

  it('opens a bounded number of attachments', async () => {
    const many = Array.from({ length: 60 }, (_, index) => attachment(`${index}.txt`, `text ${index}`));
    const document = await parseBytes(mixed('\nHello.', ...many));
    expect(document.warnings).toEqual(['attachments skipped: 10 (too many, or too deep)']);
  });

  it.each([
    [
      'OpenPGP',
      `${header}Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b\n\n--b--\n`,
    ],
    [
      'S/MIME',
      `${header}Content-Type: application/pkcs7-mime; smime-type=enveloped-data\nContent-Transfer-Encoding: base64\n\nMIAG\n`,
    ],
    ['inline OpenPGP', `${header}\n-----BEGIN PGP MESSAGE-----\n\nhIwDY32h\n-----END PGP MESSAGE-----\n`],
  ])('tells a message that is encrypted with %s', async (_how, message) => {
    await expect(parseBytes(message)).rejects.toMatchObject({ code: 'ENCRYPTED_DOCUMENT' });
  });
});
