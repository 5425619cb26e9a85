import { RecursiveCharacterTextSplitter } from '@langchain/textsplitters';
import { type Span, splitsCharacter } from './span.ts';

/** From the strongest boundary to the weakest: paragraph, line, sentence, clause, word, character; Chinese and Western. */
const separators = ['\n\n', '\n', '。', '！', '？', '. ', '! ', '? ', '；', '; ', '，', '、', ', ', ' ', ''];

/** Punctuation that belongs to what stands before it, with the quotes and brackets that close there. */
const closing = /[。！？；，、.!?;,]{1,3}[”’」』）】》)"'\]]{0,3}/y;

/**
 * Cuts `text` into pieces of about `maxChars` UTF-16 code units, at the strongest boundaries that allow it. The pieces leave out
 * nothing but white space between them.
 */
export async function splitText(text: string, maxChars: number): Promise<Span[]> {
  const splitter = new RecursiveCharacterTextSplitter({
    chunkSize: Math.max(2, maxChars),
    chunkOverlap: 0,
    separators,
  });
  const cuts = [0];
  let at = 0;
  for (const piece of await splitter.splitText(text)) {
    at = skipSpace(text, at);
    cuts.push(Math.max(cuts.at(-1) ?? 0, cutBefore(text, at)));
    at += piece.length;
  }
  return cuts.map((from, index) => ({ from, to: cuts[index + 1] ?? text.length })).filter(({ from, to }) => from < to);
}

function skipSpace(text: string, at: number): number {
  const next = text.slice(at).search(/\S/);
  return next < 0 ? text.length : at + next;
}

/** The splitter leaves a separator at the head of the piece after it: the cut moves behind it. */
function cutBefore(text: string, at: number): number {
  if (at === 0) return 0;
  if (splitsCharacter(text, at)) return at - 1;
  if (/\s/.test(text.charAt(at - 1))) return at;
  closing.lastIndex = at;
  return closing.test(text) ? closing.lastIndex : at;
}
