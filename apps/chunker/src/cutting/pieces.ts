import type { TokenCounter } from '@millrace/tokens';
import type { Breather } from './breather.ts';
import { type Span, splitsCharacter, trimSpan } from './span.ts';
import { splitText } from './split-text.ts';

/** A span whose tokens are counted. */
export interface Piece extends Span {
  readonly tokens: number;
}

export interface Cutting {
  /** The parsed text that all spans count in. */
  readonly text: string;
  readonly count: TokenCounter;
  readonly breathe: Breather;
}

/** Longer spans are cut at this length before they are counted, so that no step holds the event loop for long. */
const windowChars = 16_384;

/** `span` whole where it has at most `maxTokens`, undefined where it is over. */
export function wholePiece({ text, count }: Cutting, span: Span, maxTokens: number): Piece | undefined {
  if (span.to - span.from > windowChars) return undefined;
  const { from, to } = span;
  const tokens = count(text.slice(from, to));
  return tokens <= maxTokens ? { from, to, tokens } : undefined;
}

/** `span` in pieces of at most `maxTokens`, cut at the strongest boundaries that allow it. White space alone gives none. */
export async function piecesOf(cutting: Cutting, span: Span, maxTokens: number): Promise<Piece[]> {
  await cutting.breathe();
  const trimmed = trimSpan(cutting.text, span);
  if (!trimmed) return [];
  const whole = wholePiece(cutting, trimmed, maxTokens);
  if (whole) return [whole];
  const pieces: Piece[] = [];
  for (const window of windowsOf(cutting.text, trimmed)) {
    pieces.push(...(await split(cutting, window, maxTokens, charsFor(cutting, window, maxTokens))));
  }
  return pieces;
}

async function split(cutting: Cutting, span: Span, maxTokens: number, maxChars: number): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for (const cut of await splitText(cutting.text.slice(span.from, span.to), maxChars)) {
    await cutting.breathe();
    const trimmed = trimSpan(cutting.text, { from: span.from + cut.from, to: span.from + cut.to });
    if (!trimmed) continue;
    const tokens = cutting.count(cutting.text.slice(trimmed.from, trimmed.to));
    if (tokens <= maxTokens || maxChars <= 2) pieces.push({ ...trimmed, tokens });
    else pieces.push(...(await split(cutting, trimmed, maxTokens, Math.floor(maxChars / 2))));
  }
  return pieces;
}

/**
 * How many characters hold about `maxTokens` in this window. Characters per token go in quarters, so that an edit seldom changes
 * the figure, and with it the cuts that the edit did not touch.
 */
function charsFor({ text, count }: Cutting, { from, to }: Span, maxTokens: number): number {
  const charsPerToken = (to - from) / count(text.slice(from, to));
  return Math.max(2, Math.floor(maxTokens * Math.max(0.25, Math.floor(charsPerToken * 4) / 4)));
}

function windowsOf(text: string, { from, to }: Span): Span[] {
  const windows: Span[] = [];
  let start = from;
  while (to - start > windowChars) {
    const end = windowEnd(text, start);
    windows.push({ from: start, to: end });
    start = end;
  }
  windows.push({ from: start, to });
  return windows;
}

/** The last end of a line, sentence or word in the window's second half, else its end. */
function windowEnd(text: string, start: number): number {
  const half = windowChars / 2;
  const tail = text.slice(start + half, start + windowChars);
  for (const separator of ['\n', '。', '. ', ' ']) {
    const found = tail.lastIndexOf(separator);
    if (found >= 0) return start + half + found + 1;
  }
  return splitsCharacter(text, start + windowChars) ? start + windowChars - 1 : start + windowChars;
}
