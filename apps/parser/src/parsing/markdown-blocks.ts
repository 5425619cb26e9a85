import type { Block } from '@millrace/contracts';
import { joinLines, plainInline } from './inline-text.ts';
import { cellsOf, isTableRule } from './markdown-table.ts';
import { tableBlocks } from './table-blocks.ts';

/** Blocks that begin at a line, and the index of the first line after them. */
interface Reading {
  blocks: Block[];
  end: number;
}

type Reader = (lines: readonly string[], at: number) => Reading | undefined;

const heading = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;
const fence = /^ {0,3}(`{3,}|~{3,})/;
const listItem = /^[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)/;
const rule = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const setext = /^ {0,3}(=+|-+)[ \t]*$/;
const indented = /^(?: {4}|\t)/;

/**
 * Markdown as blocks: the part of CommonMark and of GitHub's tables that shapes a document. Inline marks stay as they
 * are but in headings; quotes lose their `>`, rules and comments are dropped, a fence keeps its lines without its marks.
 */
export function markdownBlocks(markdown: string): Block[] {
  const lines = withoutComments(markdown)
    .split('\n')
    .map((line) => line.replace(/^ {0,3}(?:> ?)+/, ''));
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const endParagraph = () => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', text: joinLines(paragraph) });
    paragraph = [];
  };
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    if (paragraph.length > 0 && setext.test(line)) {
      blocks.push({ kind: 'heading', text: plainInline(joinLines(paragraph)), level: line.includes('=') ? 1 : 2 });
      paragraph = [];
      at++;
      continue;
    }
    const readers = paragraph.length > 0 ? interrupting : [...interrupting, readList, readIndentedCode];
    const reading = firstReading(readers, lines, at);
    if (reading) {
      endParagraph();
      blocks.push(...reading.blocks);
    } else {
      paragraph.push(line);
    }
    at = reading?.end ?? at + 1;
  }
  endParagraph();
  return blocks;
}

/** By searching, not by a regular expression: that would look for the end again from each comment that has none. */
function withoutComments(markdown: string): string {
  const parts: string[] = [];
  let from = 0;
  for (;;) {
    const start = markdown.indexOf('<!--', from);
    const end = start === -1 ? -1 : markdown.indexOf('-->', start);
    if (end === -1) break;
    parts.push(markdown.slice(from, start));
    from = end + 3;
  }
  return parts.join('') + markdown.slice(from);
}

function firstReading(readers: readonly Reader[], lines: readonly string[], at: number): Reading | undefined {
  for (const read of readers) {
    const reading = read(lines, at);
    if (reading) return reading;
  }
  return undefined;
}

const readBlank: Reader = (lines, at) => (lines[at]?.trim() === '' ? { blocks: [], end: at + 1 } : undefined);

const readRule: Reader = (lines, at) => (rule.test(lines[at] ?? '') ? { blocks: [], end: at + 1 } : undefined);

const readHeading: Reader = (lines, at) => {
  const [found, marks = '', text = ''] = heading.exec(lines[at] ?? '') ?? [];
  if (found === undefined) return undefined;
  return { blocks: [{ kind: 'heading', text: plainInline(text), level: marks.length }], end: at + 1 };
};

const readFence: Reader = (lines, at) => {
  const [, mark] = fence.exec(lines[at] ?? '') ?? [];
  if (!mark) return undefined;
  const closing = new RegExp(`^ {0,3}${mark[0]}{${mark.length},}[ \\t]*$`);
  let end = at + 1;
  while (end < lines.length && !closing.test(lines[end] ?? '')) end++;
  return { blocks: [{ kind: 'code', text: lines.slice(at + 1, end).join('\n') }], end: end + 1 };
};

const readTable: Reader = (lines, at) => {
  const header = lines[at] ?? '';
  if (!header.includes('|') || !isTableRule(lines[at + 1] ?? '')) return undefined;
  let end = at + 2;
  while (lines[end]?.includes('|')) end++;
  return { blocks: tableBlocks([header, ...lines.slice(at + 2, end)].map(cellsOf)), end };
};

/** Blank lines belong to a list while an item or an indented line follows them. */
const readList: Reader = (lines, at) => {
  if (!listItem.test(lines[at] ?? '')) return undefined;
  let end = at + 1;
  for (let next = end; next < lines.length; next++) {
    const line = lines[next] ?? '';
    if (line.trim() === '') continue;
    if (heading.test(line) || fence.test(line)) break;
    const afterBlank = next > end;
    if (afterBlank && !listItem.test(line) && !/^[ \t]/.test(line)) break;
    end = next + 1;
  }
  const items = lines.slice(at, end).filter((line) => line.trim() !== '');
  return { blocks: [{ kind: 'list', text: items.join('\n') }], end };
};

const readIndentedCode: Reader = (lines, at) => {
  let end = at;
  while (end < lines.length && (indented.test(lines[end] ?? '') || (end > at && lines[end]?.trim() === ''))) end++;
  if (end === at) return undefined;
  const code = lines.slice(at, end).map((line) => line.replace(indented, ''));
  return { blocks: [{ kind: 'code', text: code.join('\n').trimEnd() }], end };
};

/** What may end a paragraph without a blank line between them. */
const interrupting: readonly Reader[] = [readBlank, readFence, readHeading, readTable, readRule];
