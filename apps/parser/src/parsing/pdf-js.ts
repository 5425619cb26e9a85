import { extractText, getDocumentProxy } from 'unpdf';
import { joinLines } from './inline-text.ts';

/**
 * The text of each page by pdf.js, which mends broken cross-reference tables that pdfium refuses.
 * It knows lines but no paragraphs: a page is one.
 */
export async function readByPdfJs(bytes: Buffer): Promise<string[]> {
  const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  const { text } = await extractText(document, { mergePages: false });
  return text.map((page) => joinLines(page.split('\n')));
}
