import { describe, expect, it } from 'vitest';
import { attachmentSource } from './source.ts';
import { type ZipEntry, zipFile } from './testing/zip-file.ts';
import { inspectZip, zipLimits } from './zip-inspection.ts';

function inspect(entries: ZipEntry[], limits = {}) {
  return inspectZip(attachmentSource(zipFile(entries), { name: 'some.zip' }, 0), { ...zipLimits, ...limits });
}

describe('inspectZip', () => {
  it('lists the entries, the mimetype and what lies under META-INF', async () => {
    const contents = await inspect([
      { name: 'mimetype', content: 'application/epub+zip' },
      { name: 'META-INF/container.xml', content: '<container/>' },
      { name: 'text/', content: '' },
    ]);
    expect(contents.names).toEqual(['mimetype', 'META-INF/container.xml', 'text/']);
    expect(contents.mimetype).toBe('application/epub+zip');
    expect(contents.metaInf.get('META-INF/container.xml')).toBe('<container/>');
  });

  it('stops at what inflates to a hundred times its size', async () => {
    const bomb = inspect([{ name: 'zeros', content: Buffer.alloc(8 * 1024 * 1024) }]);
    await expect(bomb).rejects.toMatchObject({ code: 'ARCHIVE_BOMB', message: expect.stringContaining('100 times') });
  });

  it('lets a small archive shrink as well as it can', async () => {
    await expect(inspect([{ name: 'zeros', content: Buffer.alloc(512 * 1024) }])).resolves.toBeDefined();
  });

  it('counts the bytes that come out, not those that the header states', async () => {
    const liar = { name: 'zeros', content: Buffer.alloc(64 * 1024), statedSize: 10 };
    await expect(inspect([liar], { inflatedBytes: 10_000 })).rejects.toMatchObject({ code: 'ARCHIVE_BOMB' });
    await expect(inspect([liar])).rejects.toMatchObject({ code: 'CORRUPT_DOCUMENT' });
  });

  it('adds up what all entries inflate to', async () => {
    const entries = Array.from({ length: 5 }, (_, index) => ({
      name: `${index}`,
      content: Buffer.alloc(1_000, index),
    }));
    await expect(inspect(entries, { inflatedBytes: 4_500 })).rejects.toMatchObject({ code: 'ARCHIVE_BOMB' });
  });

  it('refuses too many entries before reading any', async () => {
    const entries = Array.from({ length: 2_001 }, (_, index) => ({ name: `${index}`, content: '' }));
    await expect(inspect(entries)).rejects.toMatchObject({ code: 'ARCHIVE_BOMB' });
  });

  it('refuses an archive in an archive, but not an object that Office embedded', async () => {
    const inner = zipFile([{ name: 'a', content: 'a' }]);
    await expect(inspect([{ name: 'inner.bin', content: inner }])).rejects.toMatchObject({ code: 'ARCHIVE_BOMB' });
    await expect(inspect([{ name: 'ppt/embeddings/sheet.xlsx', content: inner }])).resolves.toBeDefined();
  });

  it('tells encrypted entries', async () => {
    const entry = { name: 'a', content: 'a', encrypted: true };
    await expect(inspect([entry])).rejects.toMatchObject({ code: 'ENCRYPTED_DOCUMENT' });
  });

  it('takes a truncated archive for damaged', async () => {
    const bytes = zipFile([{ name: 'a', content: 'some text' }]).subarray(0, 40);
    const inspected = inspectZip(attachmentSource(bytes, { name: 'cut.zip' }, 0));
    await expect(inspected).rejects.toMatchObject({ code: 'CORRUPT_DOCUMENT' });
  });
});
