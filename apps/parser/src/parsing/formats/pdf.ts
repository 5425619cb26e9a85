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
/** A page with fewer letters and digits holds a stamp or its number at most. */
const lettersOfText = 8;
/** Pages that are looked at to tell a scan from a blank document. */
const sampledPages = '1-5';

/**
 * PDF (ISO 32000-2) by pdfium. `extractBlocks` gives headings, paragraphs, lists and tables for a quarter more time than
 * the bare text; Markdown output doubles the time and the memory, and has the same blocks.
 */
export const parsePdf: FormatParser = async (source) => {
  const input = source.file ?? (await source.bytes());
  const found = await readByPdfium(input).catch((error: unknown) => readDamaged(source, error));
  if (found.pages === 0)
    throw new MillraceError('CORRUPT_DOCUMENT', `${source.name} is damaged: no page could be read`);
  if (found.withoutText.length === found.pages && (await showsPictures(input))) {
    throw new MillraceError('NEEDS_OCR', `${source.name} holds pictures of its ${found.pages} pages, and no text`);
  }
  const content: FormatContent = {
    title: found.title,
    pages: found.pages,
    blocks: found.blocks,
    warnings: found.warnings,
  };
  if (found.withoutText.length > 0) content.warnings?.push(`without text: pages ${pageRanges(found.withoutText)}`);
  return content;
};

export interface PdfText extends FormatContent {
  pages: number;
  warnings: string[];
  withoutText: number[];
}

async function readByPdfium(input: LiteParseInput): Promise<PdfText> {
  const found: PdfText = { pages: 0, blocks: [], warnings: [], withoutText: [] };
  const reader = pdfium({ extractBlocks: true, extractDocumentMetadata: true, continueOnPageError: true });
  for await (const { totalPages, result } of reader.parseBatches(input, { batchSize })) {
    found.pages = totalPages;
    found.title ??= xmpTitle(result.docMeta?.xmp);
    for (const page of result.pages) {
      found.blocks.push(...pdfBlocks(page.blocks ?? [], page.pageNum));
      if (!hasText(page.text)) found.withoutText.push(page.pageNum);
    }
    const failed = result.pageErrors.map(({ pageNum }) => pageNum);
    if (failed.length > 0) found.warnings.push(`could not be read: pages ${pageRanges(failed)}`);
  }
  return found;
}

/** What pdfium refuses, pdf.js may still be able to mend. */
async function readDamaged(source: Source, error: unknown): Promise<PdfText> {
  const reason = error instanceof Error ? error.message : String(error);
  if (/password/i.test(reason)) throw new MillraceError('ENCRYPTED_DOCUMENT', `${source.name} needs a password`);
  const found = await readByPdfJs(await source.bytes()).catch(() => []);
  const withoutText = found.flatMap((text, index) => (hasText(text) ? [] : [index + 1]));
  if (withoutText.length === found.length) {
    const pages = found.length === 0 ? 'no page can be found' : `${found.length} pages were found, none with text`;
    throw new MillraceError('CORRUPT_DOCUMENT', `${source.name} is damaged: ${pages} (${reason})`, { cause: error });
  }
  const blocks = found.map((text, index) => ({ kind: 'paragraph' as const, text, page: index + 1 }));
  return {
    pages: found.length,
    blocks,
    warnings: ['the file is damaged and was read as far as possible'],
    withoutText,
  };
}

async function showsPictures(input: LiteParseInput): Promise<boolean> {
  const pages = await pdfium({ targetPages: sampledPages }).isComplex(input);
  return pages.some((page) => page.fullPageImage || page.hasSubstantialImages || (page.uncoveredVectorArea ?? 0) > 0);
}

function pdfium(config: Partial<LiteParseConfig>): LiteParse {
  return new LiteParse({ ocrEnabled: false, quiet: true, outputFormat: 'text', extractLinks: false, ...config });
}

function hasText(text: string): boolean {
  return (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= lettersOfText;
}
