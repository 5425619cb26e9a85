import htmlToMarkdown from '@kreuzberg/html-to-markdown-node';
import type { Block } from '@millrace/contracts';
import { markTableHeaders } from './html-tables.ts';
import { withoutEmphasis, withoutLinks } from './inline-text.ts';
import { markdownBlocks } from './markdown-blocks.ts';

/** Marks inside a line; their text stays, without asterisks that a search term would stumble over. */
const inlineTags = [
  'a',
  'b',
  'strong',
  'i',
  'em',
  'u',
  's',
  'del',
  'ins',
  'mark',
  'sub',
  'sup',
  'small',
  'big',
  'font',
];
/** What a reader of the page does not see. */
const invisible = ['ix:header', 'video', 'audio', '[style*="display:none"]', '[style*="display: none"]'];
const image = /<img\b[^>]*>/gi;
const altText = /\balt\s*=\s*(?:"([^"]*)"|'([^']*)')/i;
/** The converter walks by recursion; pages nest some dozens deep. */
const maxDepth = 500;

/** The blocks of an HTML document or fragment. Pictures become their `alt` text, links theirs. */
export function htmlBlocks(html: string): Block[] {
  const { content } = htmlToMarkdown.convert(markTableHeaders(withoutImages(html)), {
    extractMetadata: false,
    compactTables: true,
    brInTables: false,
    stripTags: inlineTags,
    excludeSelectors: invisible,
    maxDepth,
  });
  return markdownBlocks(content ?? '').map((block) =>
    block.kind === 'code' ? block : { ...block, text: plain(block) },
  );
}

/** In a cell of a table the converter parts paragraphs by `<br>`. */
function plain({ kind, text }: Block): string {
  const shown = withoutEmphasis(withoutLinks(text));
  return kind === 'table' ? shown.replace(/ ?<br> ?/g, ' ') : shown;
}

/** The text of a snippet of HTML on one line, its entities decoded. */
export function htmlText(html: string): string {
  return htmlBlocks(`<p>${html}</p>`)
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ');
}

function withoutImages(html: string): string {
  return html.replace(image, (tag) => {
    const [, double, single] = altText.exec(tag) ?? [];
    return ` ${double ?? single ?? ''} `;
  });
}
