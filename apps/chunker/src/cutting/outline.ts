import { type Block, blockSeparator, type ParsedDocument } from '@millrace/contracts';
import { type Span, trimSpan } from './span.ts';

/** A block that holds text, and where that stands in the parsed text, white space at its ends left out. */
export interface PlacedBlock extends Span {
  readonly kind: Block['kind'];
  readonly text: string;
  readonly page: number | undefined;
  readonly level: number;
}

/** What stands under one heading, up to the next heading of whatever level. */
export interface Section {
  /** The headings that it stands under, its own last. */
  readonly path: readonly string[];
  /** The headings between the section before and this one's body: the last of `path`. */
  readonly lead: readonly PlacedBlock[];
  readonly body: readonly PlacedBlock[];
}

const longestHeading = 200;

/** The blocks that hold text. */
export function placeBlocks({ blocks }: Pick<ParsedDocument, 'blocks'>): PlacedBlock[] {
  const placed: PlacedBlock[] = [];
  let from = 0;
  for (const { kind, text, page, level = 1 } of blocks) {
    const span = trimSpan(text, { from: 0, to: text.length });
    if (span) placed.push({ kind, text: text.trim(), page, level, from: from + span.from, to: from + span.to });
    from += text.length + blockSeparator.length;
  }
  return placed;
}

/**
 * The sections in reading order. A heading without a body leads into the deeper one that follows; where none follows, it is a
 * section of its own whose body is the heading, so that its words are searched too.
 */
export function outlineOf(blocks: readonly PlacedBlock[]): Section[] {
  const sections: Section[] = [];
  let above: PlacedBlock[] = [];
  let lead: PlacedBlock[] = [];
  let body: PlacedBlock[] = [];

  const close = () => {
    if (body.length > 0) sections.push({ path: pathOf([...above, ...lead]), lead, body });
    else if (lead.length > 0) sections.push({ path: pathOf(above), lead: [], body: lead });
    above = [...above, ...lead];
    lead = [];
    body = [];
  };

  for (const block of blocks) {
    if (block.kind !== 'heading') {
      body.push(block);
      continue;
    }
    const deeper = body.length === 0 && block.level > (lead.at(-1)?.level ?? 0);
    if (!deeper) close();
    if (lead.length === 0) above = above.filter(({ level }) => level < block.level);
    lead.push(block);
  }
  close();
  return sections;
}

function pathOf(headings: readonly PlacedBlock[]): string[] {
  return headings.map(({ text }) => text.replace(/\s+/g, ' ').slice(0, longestHeading).toWellFormed());
}
