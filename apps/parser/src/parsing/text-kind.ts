import type { DocumentHint } from './source.ts';

type TextKind = 'html' | 'markdown' | 'csv' | 'eml' | 'text';

/** What a file's extension claims. */
const byExtension: Record<string, TextKind> = {
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  md: 'markdown',
  markdown: 'markdown',
  mdx: 'markdown',
  csv: 'csv',
  tsv: 'csv',
  eml: 'eml',
};

const byContentType: Record<string, TextKind> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/markdown': 'markdown',
  'text/csv': 'csv',
  'text/tab-separated-values': 'csv',
  'message/rfc822': 'eml',
};

// After any XML declaration, comments and blanks, as browsers look for it (WHATWG MIME Sniffing).
const htmlStart = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,4000}?-->\s*)*<(?:!doctype html|html|head|body)\b/i;
const anyTag = /<(?:p|div|h[1-6]|table|ul|ol|br|span|a|title|meta)\b[^>]{0,500}>/i;
const headerField = /([!-9;-~]+):.*(?:\r?\n[ \t].*)*\r?\n/y;
const mailHeaders = /^(?:from|to|subject|date|received|message-id|mime-version|return-path|delivered-to)$/i;

/**
 * Tells the kinds of text apart. HTML and mail show themselves in `start`, the first kilobytes;
 * Markdown and CSV are plain text as well, so there the name or the media type decides.
 */
export function textKind(start: string, hint: DocumentHint): TextKind {
  if (htmlStart.test(start)) return 'html';
  if (countMailHeaders(start) >= 3) return 'eml';
  const claimed = byExtension[extensionOf(hint.name)] ?? byContentType[mediaTypeOf(hint.contentType)] ?? 'text';
  if (claimed === 'html') return anyTag.test(start) ? 'html' : 'text';
  if (claimed === 'eml') return countMailHeaders(start) >= 1 ? 'eml' : 'text';
  return claimed;
}

/** Mail begins with header fields (RFC 5322, 2.2) and names some of the usual ones. */
function countMailHeaders(start: string): number {
  let known = 0;
  headerField.lastIndex = /^From .*\r?\n/.exec(start)?.[0].length ?? 0;
  for (let field = headerField.exec(start); field; field = headerField.exec(start)) {
    if (mailHeaders.test(field[1] ?? '')) known++;
  }
  return known;
}

function extensionOf(name: string): string {
  return /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

function mediaTypeOf(contentType: string | undefined): string {
  return contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
}
