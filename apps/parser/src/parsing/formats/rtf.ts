import type { FormatParser } from '../format-parser.ts';
import { parseOfficeDocument } from '../office-document.ts';

/** Rich Text Format (Microsoft, version 1.9.1). */
export const parseRtf: FormatParser = (source) => parseOfficeDocument(source, 'rtf');
