import mammoth from 'mammoth';
import type { FormatParser } from '../format-parser.ts';
import { htmlBlocks } from '../html-blocks.ts';
import { flattenNestedTables } from '../html-tables.ts';

/** Word's style of a document's title is no heading to mammoth; its text boxes and notes are kept by default. */
const styleMap = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => h2:fresh"];
/** Pictures are not read: only their alternative text is of use. */
const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));

/** Word documents (ISO/IEC 29500), by mammoth, which knows headings by the names of their styles in any language. */
export const parseDocx: FormatParser = async (source) => {
  const { value } = await mammoth.convertToHtml({ buffer: await source.bytes() }, { styleMap, convertImage });
  return { blocks: htmlBlocks(flattenNestedTables(value)) };
};
