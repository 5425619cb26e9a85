import type { FormatParser } from '../format-parser.ts';
import { parseOfficeDocument } from '../office-document.ts';

/** PowerPoint presentations (ISO/IEC 29500): a page a slide. */
export const parsePptx: FormatParser = (source) => parseOfficeDocument(source, 'pptx');
