import { LiteParse, type LiteParseConfig, type LiteParseInput } from '@llamaindex/liteparse';
import { MillraceError } from '@millrace/contracts';
import type { FormatContent, FormatParser } from '../format-parser.ts';
import { pageRanges } from '../page-ranges.ts';
import { pdfBlocks } from '../pdf-blocks.ts';
import { readByPdfJs } from '../pdf-js.ts';
import type { Source } from '../source.ts';
import { xmpTitle } from '../xmp-title.ts';

/**
 * Pages that are in memory at once. Running heads are told by their repetition within a batch, so it must not be small;
 * 619 pages took 96 MB with 25 a batch, 118 MB with 100, 170 MB with all, in the same time.
 */
const batchSize = 100;
/** A page with fewer letters and digits than eight holds a stamp or its number at most. */
const enoughLetters = /(?:[\p{L}\p{N}][^\p{L}\p{N}]*){8}/u;
/** Pages that are looked at to tell a scan from a blank document. */
const sampledPages = '1-5';

/**
 * PDF (ISO 32000-2) by pdfium. `extractBlocks` gives headings, paragraphs, lists and tables for a quarter more time than
 * the bare text; Markdown output doubles the time and the memory, and has the same blocks.
 */
export const parsePdf: FormatParser = async (source) => {
  // The binding takes a file for a PDF by its name alone, bytes by what they are.
  const input = source.file?.endsWith('.pdf') ? source.file : await source.bytes();
  const found = await readByPdfium(input).catch((error: unknown) => readDamaged(source, error));
  const { pages, title, warnings, unread } = found;
  if (pages === 0) throw new MillraceError('CORRUPT_DOCUMENT', `${source.name} is damaged: no page could be read`);
  if (unread.length < pages) {
    if (unread.length > 0)
      warnings.push(
        `without text: pages ${pageRanges(unread.map(({ page }) => page).sort((one, other) => one - other))}`,
      );
    return { title, pages, blocks: found.blocks, warnings };
  }
  if (await showsPictures(input)) {
    throw new MillraceError('NEEDS_OCR', `${source.name} holds pictures of its ${pages} pages, and no text`);
  }
  if (pages > 1 && !hasText(unread.map(({ text }) => text).join())) {
    throw new MillraceError('CORRUPT_DOCUMENT', `${source.name} is blank or damaged: ${pages} pages gave no text`);
  }
  return { title, pages, blocks: unread.map(({ text, page }) => ({ kind: 'paragraph', text, page })), warnings };
};

interface PdfText extends FormatContent {
  pages: number;
  warnings: string[];
  /** Pages without text but for running heads, and what little they hold. */
  unread: { page: number; text: string }[];
}

async function readByPdfium(input: LiteParseInput): Promise<PdfText> {
  const found: PdfText = { pages: 0, blocks: [], warnings: [], unread: [] };
  const reader = pdfium({ extractBlocks: true, continueOnPageError: true });
  for await (const { totalPages, result } of reader.parseBatches(input, { batchSize })) {
    found.pages = totalPages;
    for (const { pageNum: page, blocks = [], text } of result.pages) {
      const read = pdfBlocks(blocks, page);
      found.blocks.push(...read);
      if (!hasText(read.map((block) => block.text).join())) found.unread.push({ page, text });
    }
    for (const { pageNum: page } of result.pageErrors) found.unread.push({ page, text: '' });
  }
  return { ...found, title: await titleOf(input) };
}

/**
 * Asked for apart from the pages: metadata are gathered anew with every batch, a third of the time of a long document. A title that
 * cannot be read is not worth the text.
 */
async function titleOf(input: LiteParseInput): Promise<string | undefined> {
  const reader = pdfium({ extractDocumentMetadata: true, continueOnPageError: true, targetPages: '1' });
  const result = await reader.parse(input).catch(() => undefined);
  return xmpTitle(result?.docMeta?.xmp);
}

/** What pdfium refuses, pdf.js may still be able to mend. */
async function readDamaged(source: Source, error: unknown): Promise<PdfText> {
  const reason = error instanceof Error ? error.message : String(error);
  if (/password/i.test(reason)) throw new MillraceError('ENCRYPTED_DOCUMENT', `${source.name} needs a password`);
  const texts = await readByPdfJs(await source.bytes()).catch(() => []);
  const found = texts.map((text, index) => ({ text, page: index + 1 }));
  const unread = found.filter(({ text }) => !hasText(text));
  if (unread.length === found.length) {
    const pages = found.length === 0 ? 'no page can be found' : `${found.length} pages were found, none with text`;
    throw new MillraceError('CORRUPT_DOCUMENT', `${source.name} is damaged: ${pages} (${reason})`, { cause: error });
  }
  const blocks = found.map((one) => ({ kind: 'paragraph' as const, ...one }));
  return { pages: found.length, blocks, warnings: ['the file is damaged and was read as far as possible'], unread };
}

async function showsPictures(input: LiteParseInput): Promise<boolean> {
  const pages = await pdfium({ targetPages: sampledPages }).isComplex(input);
  return pages.some((page) => page.fullPageImage || page.hasSubstantialImages || (page.uncoveredVectorArea ?? 0) > 0);
}

function pdfium(config: Partial<LiteParseConfig>): LiteParse {
  return new LiteParse({ ocrEnabled: false, quiet: true, outputFormat: 'text', extractLinks: false, ...config });
}

function hasText(text: string): boolean {
  return enoughLetters.test(text);
}
