import { open, readFile } from 'node:fs/promises';

/** What the uploader said of a document. It only breaks ties: the content decides. */
export interface DocumentHint {
  name: string;
  contentType?: string;
}

/** One document's bytes: an original in a file, or an attachment in memory. */
export interface Source extends DocumentHint {
  /** Bytes in all. */
  size: number;
  /** The first 64 KiB, or all where there are fewer. */
  head: Buffer;
  /** The path, where there is one: native parsers read it themselves. */
  file?: string;
  /** Attachments opened on the way to this source; the original itself is 0. */
  depth: number;
  bytes(): Promise<Buffer>;
}

const headBytes = 64 * 1024;

export async function fileSource(file: string, hint: DocumentHint): Promise<Source> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(Math.min(size, headBytes)), position: 0 });
    const head = buffer.subarray(0, bytesRead);
    const bytes = () => (bytesRead === size ? Promise.resolve(head) : readFile(file));
    return { ...hint, size, head, file, depth: 0, bytes };
  } finally {
    await handle.close();
  }
}

export function attachmentSource(content: Buffer, hint: DocumentHint, depth: number): Source {
  return {
    ...hint,
    size: content.length,
    head: content.subarray(0, headBytes),
    depth,
    bytes: () => Promise.resolve(content),
  };
}
