import type { OfficeContentNode } from 'officeparser';

/** Nodes that begin a new line inside the text of the node around them. */
const blockTypes = new Set(['paragraph', 'heading', 'list', 'table', 'row', 'code']);

/** The text of a node and all that is in it; pictures give their alternative text, charts their labels. */
export function officeText(node: OfficeContentNode): string {
  if (node.type === 'image') return node.metadata?.altText ?? '';
  if (node.type === 'chart') return [...new Set((node.text ?? '').split('\n'))].join(' ');
  if (node.type === 'break') return '\n';
  const children = node.children ?? [];
  if (children.length === 0) return node.text ?? '';
  let text = '';
  for (const child of children) {
    const inner = officeText(child);
    const separator = text !== '' && inner !== '' && blockTypes.has(child.type) && !text.endsWith('\n') ? '\n' : '';
    const cellGap = text !== '' && inner !== '' && child.type === 'cell' ? ', ' : '';
    text += separator + cellGap + inner;
  }
  return text;
}
