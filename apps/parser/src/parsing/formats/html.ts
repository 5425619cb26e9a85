import { decodeText } from '../charset.ts';
import { charsetOf } from '../content-type.ts';
import type { FormatParser } from '../format-parser.ts';
import { htmlBlocks, htmlText } from '../html-blocks.ts';

/** Where browsers look for a charset (WHATWG HTML, 13.2.3.2). */
const metaCharset = /<meta\b[^>]*\bcharset\s*=\s*["']?\s*([\w:.-]+)/i;
const titleElement = /<title\b[^>]*>([\s\S]{1,2000}?)<\/title>/i;

export const parseHtml: FormatParser = async (source) => {
  const declared = charsetOf(source.contentType) ?? metaCharset.exec(source.head.toString('latin1', 0, 4096))?.[1];
  const html = decodeText(await source.bytes(), declared).text;
  const title = titleElement.exec(html.slice(0, 100_000))?.[1];
  return { title: title && htmlText(title), blocks: htmlBlocks(html) };
};
