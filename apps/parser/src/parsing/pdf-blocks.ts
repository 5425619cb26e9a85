import type { LayoutBlock } from '@llamaindex/liteparse';
import type { Block } from '@millrace/contracts';
import { closeWideGaps, withoutEmphasis } from './inline-text.ts';
import { tableBlocks } from './table-blocks.ts';

const escaped = /\\([\\`*_{}[\]()#+.!|<>~-])/g;
/** Stands in for an escaped asterisk while emphasis is stripped; no text has this private-use character. */
const asterisk = '\ue000';
const dotLeaders = /(?:\.\s?){4,}/g;

/** The layout blocks of one page of a PDF. Items that follow one another become one list. */
export function pdfBlocks(layout: readonly LayoutBlock[], page: number): Block[] {
  const blocks: Block[] = [];
  for (const block of layout) {
    const text = plain(block.text ?? '');
    switch (block.kind) {
      case 'heading':
        blocks.push({ kind: 'heading', text, level: block.level ?? 1, page });
        break;
      case 'list_item': {
        const item = `${'  '.repeat(block.level ?? 0)}${block.ordered ? (block.marker ?? '1.') : '-'} ${text}`;
        const last = blocks.at(-1);
        if (last?.kind === 'list') last.text += `\n${item}`;
        else blocks.push({ kind: 'list', text: item, page });
        break;
      }
      case 'table':
        blocks.push(...tableBlocks(rowsOf(block), { page }));
        break;
      case 'code':
        blocks.push({ kind: 'code', text: (block.lines ?? []).join('\n'), page });
        break;
      case 'grid_fallback':
        blocks.push({ kind: 'paragraph', text: (block.lines ?? []).map(plain).join('\n'), page });
        break;
      case 'paragraph':
        blocks.push({ kind: 'paragraph', text, page });
        break;
      case 'rule':
      case 'figure':
        break;
    }
  }
  return blocks;
}

function rowsOf({ header, rows = [] }: LayoutBlock): string[][] {
  return [...(header ? [header] : []), ...rows].map((row) => row.map((cell) => plain(cell.text)));
}

/** The layout's text is Markdown with emphasis and escapes; lines are joined by blanks, which Chinese has none of. */
function plain(markdown: string): string {
  const marked = markdown.replace(escaped, (_, character: string) => (character === '*' ? asterisk : character));
  const text = withoutEmphasis(marked).replaceAll(asterisk, '*').replace(dotLeaders, ' … ');
  return closeWideGaps(text);
}
