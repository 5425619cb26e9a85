import type { ParsedDocument } from '@millrace/contracts';
import { parseSource } from '../parse-source.ts';
import { attachmentSource } from '../source.ts';

/** Parses bytes in this process, as a document of this name. */
export function parseBytes(content: Buffer | string, name = 'document', contentType?: string): Promise<ParsedDocument> {
  return parseSource(attachmentSource(Buffer.from(content), { name, ...(contentType ? { contentType } : {}) }, 0));
}

/** The document's blocks as `kind: text`, which is short to compare. */
export function outline({ blocks }: ParsedDocument): string[] {
  return blocks.map(({ kind, text }) => `${kind}: ${text}`);
}
