import { type Span, sentencesOf } from './sentences.ts';

/** What is asked, and the text that it is asked of. */
export interface Asked {
  readonly question: string;
  readonly text: string;
}

const asks = /[?？]["”’」』）)]*$/;

/**
 * The question of a prompt: its last paragraph, or its first where that one asks and the last one does not. A single paragraph is parted
 * by its sentences in the same way.
 */
export function questionIn(prompt: string): Asked {
  const paragraphs = [...prompt.matchAll(/\S(?:.|\n(?![ \t]*\n))*/g)].map(({ index, 0: { length } }) => ({
    from: index,
    to: index + length,
  }));
  const parts: readonly Span[] = paragraphs.length > 1 ? paragraphs : sentencesOf(prompt);
  const [first, last] = [textOf(prompt, parts.at(0)), textOf(prompt, parts.at(-1))];
  const atStart = asks.test(first) && !asks.test(last);
  const rest = atStart ? parts.slice(1) : parts.slice(0, -1);
  return { question: atStart ? first : last, text: prompt.slice(rest.at(0)?.from ?? 0, rest.at(-1)?.to ?? 0) };
}

function textOf(prompt: string, span: Span | undefined): string {
  return span ? prompt.slice(span.from, span.to).trim() : prompt.trim();
}
