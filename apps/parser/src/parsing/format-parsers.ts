import type { FormatParser } from './format-parser.ts';
import type { Kind } from './kinds.ts';

/** Who reads which kind. Each is loaded when the first document of its kind comes: some take a tenth of a second. */
export const formatParsers: Record<Kind, () => Promise<FormatParser>> = {
  pdf: async () => (await import('./formats/pdf.ts')).parsePdf,
  docx: async () => (await import('./formats/docx.ts')).parseDocx,
  pptx: async () => (await import('./formats/pptx.ts')).parsePptx,
  odp: async () => (await import('./formats/odp.ts')).parseOdp,
  xlsx: async () => (await import('./formats/xlsx.ts')).parseXlsx,
  ods: async () => (await import('./formats/ods.ts')).parseOds,
  odt: async () => (await import('./formats/odt.ts')).parseOdt,
  rtf: async () => (await import('./formats/rtf.ts')).parseRtf,
  epub: async () => (await import('./formats/epub.ts')).parseEpub,
  html: async () => (await import('./formats/html.ts')).parseHtml,
  markdown: async () => (await import('./formats/markdown.ts')).parseMarkdown,
  csv: async () => (await import('./formats/csv.ts')).parseCsv,
  eml: async () => (await import('./formats/eml.ts')).parseEml,
  text: async () => (await import('./formats/text.ts')).parseText,
};
