import type { FormatParser } from '../format-parser.ts';
import { parseOfficeDocument } from '../office-document.ts';

/** OpenDocument texts (ISO/IEC 26300). */
export const parseOdt: FormatParser = (source) => parseOfficeDocument(source, 'odt');
