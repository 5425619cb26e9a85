import type { Block } from '@millrace/contracts';
import type { OfficeContentNode } from 'officeparser';
import { officeGrid } from './office-grid.ts';
import { officeText } from './office-text.ts';
import { tableBlocks } from './table-blocks.ts';

const titleCharacters = 100;

interface Place {
  page?: number;
}

/** officeparser's tree as blocks. Slides and sheets become pages; a sheet's name is a heading above its table. */
export function officeBlocks(nodes: readonly OfficeContentNode[]): Block[] {
  const blocks: Block[] = [];
  let pages = 0;
  for (const node of nodes) {
    if (node.type === 'slide' || node.type === 'sheet' || node.type === 'page') pages++;
    appendNode(blocks, node, pages === 0 ? {} : { page: pages });
  }
  return blocks;
}

function appendNode(blocks: Block[], node: OfficeContentNode, place: Place): void {
  switch (node.type) {
    case 'heading':
      blocks.push({ kind: 'heading', text: officeText(node), level: node.metadata?.level ?? 1, ...place });
      break;
    case 'list':
      appendListItem(blocks, node, place);
      break;
    case 'table':
      appendTable(blocks, node, place);
      break;
    case 'sheet':
      blocks.push({ kind: 'heading', text: node.metadata?.sheetName ?? '', level: 2, ...place });
      blocks.push(...tableBlocks(officeGrid(node), place));
      // Pictures and charts lie beside the cells.
      appendAll(
        blocks,
        (node.children ?? []).filter(({ type }) => type !== 'row'),
        place,
      );
      break;
    case 'code':
      blocks.push({ kind: 'code', text: officeText(node), ...place });
      break;
    case 'slide':
      appendSlide(blocks, node, place);
      break;
    case 'page':
    case 'definitionList':
    case 'admonition':
    case 'drawing':
      appendAll(blocks, node.children ?? [], place);
      break;
    case 'break':
    case 'comment':
    case 'header':
    case 'footer':
    case 'slideMaster':
      break;
    default:
      blocks.push({ kind: 'paragraph', text: officeText(node), ...place });
  }
  appendAll(blocks, node.notes ?? [], place);
}

/** Where no box is marked as a slide's title, a short line at its top is. */
function appendSlide(blocks: Block[], slide: OfficeContentNode, place: Place): void {
  const inner: Block[] = [];
  appendAll(inner, slide.children ?? [], place);
  const [first] = inner;
  const untitled = inner.every(({ kind }) => kind !== 'heading');
  if (untitled && first?.kind === 'paragraph' && !first.text.includes('\n') && first.text.length <= titleCharacters) {
    inner[0] = { ...first, kind: 'heading', level: 1 };
  }
  blocks.push(...inner);
}

function appendAll(blocks: Block[], nodes: readonly OfficeContentNode[], place: Place): void {
  for (const node of nodes) appendNode(blocks, node, place);
}

/** Each item is a node of its own: those that follow one another are one list. */
function appendListItem(blocks: Block[], node: OfficeContentNode & { type: 'list' }, place: Place): void {
  const { listType, indentation = 0, itemIndex = 0 } = node.metadata ?? {};
  const mark = listType === 'ordered' ? `${itemIndex + 1}.` : '-';
  const text = `${'  '.repeat(indentation)}${mark} ${officeText(node).replaceAll('\n', ' ')}`;
  const last = blocks.at(-1);
  if (last?.kind === 'list' && last.page === place.page) last.text += `\n${text}`;
  else blocks.push({ kind: 'list', text, ...place });
}

/** A table of one column is a frame around text. */
function appendTable(blocks: Block[], node: OfficeContentNode, place: Place): void {
  const rows = node.children ?? [];
  if (rows.every((row) => (row.children ?? []).length <= 1)) {
    for (const row of rows) for (const cell of row.children ?? []) appendAll(blocks, cell.children ?? [], place);
  } else {
    blocks.push(...tableBlocks(officeGrid(node), place));
  }
}
