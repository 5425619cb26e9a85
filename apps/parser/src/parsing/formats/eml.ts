import { type Block, MillraceError } from '@millrace/contracts';
import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import type { FormatParser } from '../format-parser.ts';
import { htmlBlocks } from '../html-blocks.ts';
import { attachmentSource } from '../source.ts';
import { textBlocks } from './text.ts';

/** Messages within messages, and attachments of one message, that are opened. */
const maxDepth = 3;
const maxAttachments = 50;
const maxNestingDepth = 50;

/** Mail (RFC 5322, MIME): its header, its body, then what is attached, each under a heading of its name. */
export const parseEml: FormatParser = async (source, parseInner) => {
  const mail = await PostalMime.parse(await source.bytes(), { maxNestingDepth, forceRfc822Attachments: true });
  if (isEncrypted(mail)) throw new MillraceError('ENCRYPTED_DOCUMENT', `${source.name} is an encrypted message`);
  const blocks: Block[] = [{ kind: 'paragraph', text: headerText(mail) }];
  blocks.push(...(mail.text?.trim() ? textBlocks(mail.text) : htmlBlocks(mail.html ?? '')));
  const warnings: string[] = [];
  const attachments = mail.attachments.filter(({ related, mimeType }) => !(related && mimeType.startsWith('image/')));
  const opened = source.depth < maxDepth ? attachments.slice(0, maxAttachments) : [];
  const skipped = attachments.length - opened.length;
  if (skipped > 0) warnings.push(`attachments skipped: ${skipped} (too many, or too deep)`);
  for (const [index, attachment] of opened.entries()) {
    const name = attachment.filename ?? `attachment ${index + 1}`;
    const inner = attachmentSource(contentOf(attachment), { name, contentType: attachment.mimeType }, source.depth + 1);
    try {
      const parsed = await parseInner(inner);
      blocks.push({ kind: 'heading', text: name, level: 2 }, ...parsed.blocks.map(withoutPage));
      warnings.push(...parsed.warnings.map((warning) => `${name}: ${warning}`));
    } catch (error) {
      if (!(error instanceof MillraceError) || error.retryable) throw error;
      warnings.push(`attachment skipped: ${name} (${error.code})`);
    }
  }
  return { title: mail.subject, blocks, warnings };
};

function headerText({ subject, from, to, cc, date }: Email): string {
  const fields: [string, string | undefined][] = [
    ['Subject', subject],
    ['From', from && mailbox(from)],
    ['To', to?.map(mailbox).join(', ')],
    ['Cc', cc?.map(mailbox).join(', ')],
    ['Date', date],
  ];
  return fields.flatMap(([name, value]) => (value ? [`${name}: ${value}`] : [])).join('\n');
}

function mailbox({ name, address }: Address): string {
  if (!address) return name;
  return name ? `${name} <${address}>` : address;
}

/** OpenPGP and S/MIME (RFC 3156, RFC 8551), the whole message or inline. A signature beside readable text is none. */
function isEncrypted({ headers, text, attachments }: Email): boolean {
  const contentType = headers.find(({ key }) => key === 'content-type')?.value ?? '';
  if (/^multipart\/encrypted/i.test(contentType)) return true;
  if (/^application\/(?:x-)?pkcs7-mime/i.test(contentType)) return !/smime-type\s*=\s*"?certs-only/i.test(contentType);
  if (/^\s*-----BEGIN PGP MESSAGE-----/m.test(text ?? '')) return true;
  return attachments.some(({ mimeType }) => mimeType === 'application/pgp-encrypted') && !text?.trim();
}

function contentOf({ content }: Attachment): Buffer {
  if (typeof content === 'string') return Buffer.from(content);
  return content instanceof ArrayBuffer
    ? Buffer.from(content)
    : Buffer.from(content.buffer, content.byteOffset, content.byteLength);
}

/** The pages of an attachment are not those of the message. */
function withoutPage({ page: _page, ...block }: Block): Block {
  return block;
}
