import type { FormatParser } from '../format-parser.ts';
import { parseOfficeDocument } from '../office-document.ts';

/** Excel workbooks (ISO/IEC 29500): a page a sheet. */
export const parseXlsx: FormatParser = (source) => parseOfficeDocument(source, 'xlsx');
