import { overlapStart } from './overlap.ts';
import { type Pack, type PackingLimits, takesOverlap } from './pack.ts';
import type { Cutting } from './pieces.ts';
import type { Span } from './span.ts';
import type { Unit } from './units.ts';

/** A chunk before it is numbered. */
export interface Passage extends Span {
  readonly text: string;
  readonly tokens: number;
  readonly headings: readonly string[];
}

/**
 * The passage that a pack makes. Where the whole has more tokens than its parts, it goes without overlap, or in halves: none is
 * over the limit.
 */
export function passagesOf(cutting: Cutting, units: readonly Unit[], pack: Pack, limits: PackingLimits): Passage[] {
  const start = startOf(units, pack);
  for (const from of new Set([overlapped(cutting.text, units, pack, start, limits.overlapTokens), start])) {
    const passage = passageOf(cutting, units, pack, from);
    if (passage.tokens <= limits.maxTokens) return [passage];
  }
  if (pack.to - pack.from === 1) return [passageOf(cutting, withoutHead(units), pack, units[pack.from]?.from ?? start)];
  const middle = Math.floor((pack.from + pack.to) / 2);
  return [
    ...passagesOf(cutting, units, { from: pack.from, to: middle }, limits),
    ...passagesOf(cutting, units, { from: middle, to: pack.to }, limits),
  ];
}

function passageOf({ text, count }: Cutting, units: readonly Unit[], pack: Pack, from: number): Passage {
  const head = units[pack.from]?.head;
  const to = units[pack.to - 1]?.to ?? from;
  const passage = head ? `${head.text}\n${text.slice(from, to)}` : text.slice(from, to);
  return { from, to, text: passage, tokens: count(passage), headings: commonPath(units, pack) };
}

/** Headings that all units of the pack stand under are named by `headings`; the others before its first unit are part of the text. */
function startOf(units: readonly Unit[], pack: Pack): number {
  const first = units[pack.from];
  if (!first) return 0;
  if (units[pack.from - 1]?.section === first.section) return first.from;
  const { path, lead } = first.section;
  const named = commonPath(units, pack).length - (path.length - lead.length);
  return lead[Math.max(0, named)]?.from ?? first.from;
}

function overlapped(text: string, units: readonly Unit[], pack: Pack, start: number, tokens: number): number {
  const before = units[pack.from - 1];
  if (!before || tokens === 0) return start;
  const chars = Math.floor((tokens * (before.to - before.from)) / before.tokens);
  let earliest = start;
  for (let index = pack.from; takesOverlap(units, index) && start - earliest < chars; index -= 1) {
    earliest = units[index - 1]?.from ?? earliest;
  }
  return earliest === start ? start : overlapStart(text, earliest, start, chars);
}

function commonPath(units: readonly Unit[], { from, to }: Pack): readonly string[] {
  let common = units[from]?.section.path ?? [];
  for (let index = from + 1; index < to; index += 1) {
    const path = units[index]?.section.path ?? [];
    const differs = common.findIndex((heading, depth) => heading !== path[depth]);
    if (differs >= 0) common = common.slice(0, differs);
  }
  return common;
}

function withoutHead(units: readonly Unit[]): Unit[] {
  return units.map((unit) => ({ ...unit, head: undefined }));
}
