import type { Block } from '@millrace/contracts';
import type { FormatParser } from '../format-parser.ts';
import { readText } from '../source-text.ts';

/** A paragraph of more than this is cut at a line end, if it has any: logs and poems run on without a blank line. */
const paragraphCharacters = 2_000;

/** Plain text: paragraphs are parted by blank lines, and keep their line ends. */
export const parseText: FormatParser = async (source) => {
  const text = await readText(source);
  return { blocks: textBlocks(text) };
};

export function textBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  let characters = 0;
  const end = () => {
    if (lines.length > 0) blocks.push({ kind: 'paragraph', text: lines.join('\n') });
    lines = [];
    characters = 0;
  };
  for (const line of text.split(/\r\n|\r|\n/)) {
    const blank = line.trim() === '';
    if (blank || (characters > 0 && characters + line.length > paragraphCharacters)) end();
    if (blank) continue;
    lines.push(line);
    characters += line.length;
  }
  end();
  return blocks;
}
