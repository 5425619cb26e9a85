import { type Block, MillraceError, type ParsedDocument } from '@millrace/contracts';
import { cleanText } from './clean-text.ts';
import type { FormatContent } from './format-parser.ts';

/** More text than in ten thousand pages: past it the document would not fit into the memory of the stages that follow. */
export const maxCharacters = 32 * 1024 * 1024;
const maxTitleCharacters = 300;
/** A heading longer than this is a paragraph in large letters. */
const maxHeadingCharacters = 250;
const maxWarnings = 50;
/** What programs write where their user gave no title: a file's name, or a word of their own. */
const noTitle =
  /^(?:untitled|powerpoint presentation|microsoft word - .*|(?:sheet|工作表) ?\d+|.*\.(?:docx?|odt|rtf|pptx?|xlsx?|pdf|tex|html?))$/i;

export interface Finishing {
  name: string;
  contentType: string;
  /** Pictures lie in the document: without any text it is a picture of text. */
  hasPictures: boolean;
}

/**
 * Makes a format's content fit to be stored: text cleaned, empty blocks dropped, a title from the first heading where
 * the format names none.
 *
 * @throws MillraceError NO_TEXT or, with pictures, NEEDS_OCR where nothing is left; PARSER_OUT_OF_MEMORY past 32 Mi characters
 */
export function finishDocument(content: FormatContent, { name, contentType, hasPictures }: Finishing): ParsedDocument {
  const blocks: Block[] = [];
  let characters = 0;
  for (const block of content.blocks) {
    const cleaned = cleanText(block.text);
    // Blanks at the start of a line of code are its indent.
    const text = block.kind === 'code' ? cleaned.replace(/^\n+/, '').trimEnd() : cleaned.trim();
    if (text.trim() === '') continue;
    characters += text.length;
    if (characters > maxCharacters) {
      throw new MillraceError('PARSER_OUT_OF_MEMORY', `${name} holds more than ${maxCharacters} characters of text`);
    }
    blocks.push(shaped(block, text));
  }
  if (blocks.length === 0) {
    if (hasPictures) throw new MillraceError('NEEDS_OCR', `${name} holds pictures and no text; OCR is off`);
    throw new MillraceError('NO_TEXT', `${name} holds no text`);
  }
  const titles = [content.title, blocks.find(({ kind }) => kind === 'heading')?.text].map(oneLine);
  const title = titles.find((one) => one !== '' && !noTitle.test(one));
  return {
    format: 1,
    contentType,
    ...(title ? { title } : {}),
    ...(content.pages ? { pages: content.pages } : {}),
    blocks,
    warnings: (content.warnings ?? []).map(cleanText).slice(0, maxWarnings),
  };
}

function shaped({ kind, level, page }: Block, text: string): Block {
  const place = page === undefined ? {} : { page };
  if (kind !== 'heading') return { kind, text, ...place };
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length > maxHeadingCharacters) return { kind: 'paragraph', text: line, ...place };
  return { kind, text: line, level: Math.min(Math.max(level ?? 1, 1), 6), ...place };
}

function oneLine(title: string | undefined): string {
  return cleanText(title ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, maxTitleCharacters);
}
