import type { Section } from './outline.ts';
import type { Unit } from './units.ts';

export interface PackingLimits {
  readonly maxTokens: number;
  /** Kept free in a pack that begins in the middle of a section, for what it repeats of the pack before. */
  readonly overlapTokens: number;
}

/** Units [from, to) that make one chunk. */
export interface Pack {
  readonly from: number;
  readonly to: number;
}

/** Shares of a chunk. Below `tiny` it joins whatever follows; below `small` a section joins its neighbour as a whole. */
const tiny = 1 / 8;
const small = 1 / 3;

/**
 * Fills packs with units in reading order. A heading begins a new one unless it or the section before is small; a long run
 * without headings is also cut before units chosen by their own text, so that an edit moves only the packs around it.
 */
export function packUnits(text: string, units: readonly Unit[], limits: PackingLimits): Pack[] {
  const sectionTokens = sumBySection(units);
  const packs: Pack[] = [];
  for (let from = 0; from < units.length; ) {
    const to = endOfPack({ text, units, sectionTokens, limits }, from);
    packs.push({ from, to });
    from = to;
  }
  return packs;
}

/** True where the chunk that begins with this unit repeats the end of the one before: inside running text only. */
export function takesOverlap(units: readonly Unit[], index: number): boolean {
  const [before, unit] = [units[index - 1], units[index]];
  if (!before || !unit) return false;
  return before.section === unit.section && before.kind !== 'table' && !unit.head;
}

interface Packing {
  readonly text: string;
  readonly units: readonly Unit[];
  readonly sectionTokens: ReadonlyMap<Section, number>;
  readonly limits: PackingLimits;
}

function endOfPack(packing: Packing, from: number): number {
  const { text, units, limits } = packing;
  const room = limits.maxTokens - (takesOverlap(units, from) ? limits.overlapTokens : 0);
  let filled = 0;
  let to = from;
  let atSentence = from;
  for (const unit of units.slice(from, from + room)) {
    const tokens = unit.leadTokens + unit.tokens + 1;
    if (to > from && !joins(packing, to, filled, room)) break;
    filled += to === from ? tokens + (unit.head?.tokens ?? 0) : tokens;
    to += 1;
    if (filled >= room / 2 && endsWell(text, unit, units[to])) atSentence = to;
  }
  return atSentence > from ? atSentence : to;
}

function joins({ text, units, sectionTokens }: Packing, index: number, filled: number, room: number): boolean {
  const [before, unit] = [units[index - 1], units[index]];
  if (!before || !unit || filled + unit.leadTokens + unit.tokens + 1 > room) return false;
  if (before.section === unit.section) return filled < room / 2 || !isAnchor(text, unit);
  if (filled < room * tiny) return true;
  const section = sectionTokens.get(unit.section) ?? 0;
  return filled + section <= room && (filled < room * small || section < room * small);
}

/** False inside a block whose sentence goes on in the next line. */
function endsWell(text: string, unit: Unit, next: Unit | undefined): boolean {
  if (!next || next.section !== unit.section || text.slice(unit.to, next.from).includes('\n\n')) return true;
  return (
    unit.kind === 'table' ||
    /[。！？；.!?:：;][”’」』）】》)"'\]]*$/.test(text.slice(Math.max(unit.from, unit.to - 4), unit.to))
  );
}

const anchorChars = 64;
const oneIn = 16;

/** One unit in sixteen, by its own first characters (FNV-1a, 32 bits). */
function isAnchor(text: string, { from, to }: Unit): boolean {
  let hash = 0x811c9dc5;
  for (let at = from; at < Math.min(to, from + anchorChars); at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return ((hash ^ (hash >>> 15)) >>> 0) % oneIn === 0;
}

function sumBySection(units: readonly Unit[]): Map<Section, number> {
  const sums = new Map<Section, number>();
  for (const { section, leadTokens, tokens } of units) {
    sums.set(section, (sums.get(section) ?? 0) + leadTokens + tokens + 1);
  }
  return sums;
}
