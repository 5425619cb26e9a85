import type { FormatParser } from '../format-parser.ts';
import { parseOfficeDocument } from '../office-document.ts';

/** OpenDocument spreadsheets (ISO/IEC 26300): a page a sheet. */
export const parseOds: FormatParser = (source) => parseOfficeDocument(source, 'ods');
