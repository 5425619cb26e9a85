import { linesOf } from './lines.ts';
import type { PlacedBlock, Section } from './outline.ts';
import { type Cutting, type Piece, piecesOf, wholePiece } from './pieces.ts';
import { headOfTable, rowsOf } from './table.ts';

/** What a chunk is made of: a block, or a table's row, a line, or a piece of one where the block is too long. */
export interface Unit extends Piece {
  readonly kind: PlacedBlock['kind'];
  readonly section: Section;
  /** The table's head, which a chunk repeats that begins with this unit. */
  readonly head: TableHead | undefined;
  /** Tokens of the headings right before it: 0 unless it is the first of its section. */
  readonly leadTokens: number;
}

interface TableHead {
  readonly text: string;
  readonly tokens: number;
}

/** The units of `section` in order, none over `maxTokens`, a repeated head included. */
export async function unitsOf(cutting: Cutting, section: Section, maxTokens: number): Promise<Unit[]> {
  const units: Unit[] = [];
  for (const block of section.body) {
    await cutting.breathe();
    const head = block.kind === 'table' ? repeatedHead(cutting, block, maxTokens) : undefined;
    for (const piece of await blockPieces(cutting, block, maxTokens - (head?.tokens ?? 0))) {
      const leadTokens = units.length === 0 ? tokensOfLead(cutting, section) : 0;
      units.push({ ...piece, kind: block.kind, section, head: piece.from > block.from ? head : undefined, leadTokens });
    }
  }
  return units;
}

async function blockPieces(cutting: Cutting, block: PlacedBlock, maxTokens: number): Promise<Piece[]> {
  const whole = wholePiece(cutting, block, maxTokens);
  if (whole) return [whole];
  const parts = block.kind === 'table' ? rowsOf(cutting.text, block) : linesOf(cutting.text, block);
  const pieces: Piece[] = [];
  for (const part of parts) pieces.push(...(await piecesOf(cutting, part, maxTokens)));
  return pieces;
}

/** Heads of more than a quarter of a chunk are not repeated. */
function repeatedHead({ count }: Cutting, block: PlacedBlock, maxTokens: number): TableHead | undefined {
  const text = headOfTable(block.text);
  if (!text || text.length > maxTokens * 4) return undefined;
  const tokens = count(text) + 1;
  return tokens <= maxTokens / 4 ? { text, tokens } : undefined;
}

function tokensOfLead({ count }: Cutting, { lead }: Section): number {
  return lead.reduce((sum, { text }) => sum + count(text) + 1, 0);
}
