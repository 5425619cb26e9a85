import type { FormatParser } from '../format-parser.ts';
import { parseOfficeDocument } from '../office-document.ts';

/** EPUB books (W3C EPUB 3.3): their chapters in the order of the spine. */
export const parseEpub: FormatParser = (source) => parseOfficeDocument(source, 'epub');
