import { readdirSync, readFileSync } from 'node:fs';
import { processStart } from '../../scripts/process/identity.mjs';
import { type ProcessRecord, signalProcess } from '../process-record.ts';

/** The process and all its descendants, each with the start time that identifies it. */
export function processTree(root: ProcessRecord): ProcessRecord[] {
  const children = childrenByParent();
  const found = [root];
  for (const { pid } of found) {
    for (const child of children.get(pid) ?? []) {
      const start = processStart(child);
      if (start !== undefined) found.push({ name: root.name, pid: child, start, details: {} });
    }
  }
  return found;
}

/** SIGKILL to the process first, then to its descendants, so that it cannot replace them. */
export function killTree(root: ProcessRecord): ProcessRecord[] {
  const tree = processTree(root);
  for (const record of tree) signalProcess(record, 'SIGKILL');
  return tree;
}

function childrenByParent(): Map<number, number[]> {
  const children = new Map<number, number[]>();
  for (const pid of readdirSync('/proc').map(Number).filter(Number.isInteger)) {
    const parent = parentOf(pid);
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  return children;
}

/** Field 4 of proc(5)'s `stat`, counted from the bracket that ends the command's name. */
function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}
