import type { FormatParser } from '../format-parser.ts';
import { parseOfficeDocument } from '../office-document.ts';

/** OpenDocument presentations (ISO/IEC 26300): a page a slide. */
export const parseOdp: FormatParser = (source) => parseOfficeDocument(source, 'odp');
