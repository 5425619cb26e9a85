import { type ChooseOptions, chooseSentences, type Source } from './choose-sentences.ts';
import { readable } from './readable.ts';
import type { Span } from './sentences.ts';
import { wholeThought } from './whole-thought.ts';

/** A part of a source that answers. */
export interface Quote<S extends Source> {
  readonly source: S;
  readonly part: Span;
  /** As a reader takes it. */
  readonly text: string;
}

/**
 * The parts of the sources that answer a question, each a whole thought. Those of one source stand together in its order; the source of
 * the best one first. None where no sentence holds a word of the question.
 */
export function quotesFor<S extends Source>(
  question: string,
  sources: readonly S[],
  options?: ChooseOptions,
): Quote<S>[] {
  const thoughts = new Map<S, Span[]>();
  for (const { source: place, from, to } of chooseSentences(question, sources, options)) {
    const source = sources[place];
    if (source) thoughts.set(source, [...(thoughts.get(source) ?? []), wholeThought(source.text, { from, to })]);
  }
  return [...thoughts].flatMap(([source, parts]) =>
    joined(parts).map((part) => ({ source, part, text: readable(source.text, part) })),
  );
}

/** In the order of the text, those that overlap as one. */
function joined(parts: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const part of parts.toSorted((left, right) => left.from - right.from)) {
    const before = result.at(-1);
    if (before && part.from < before.to)
      result[result.length - 1] = { from: before.from, to: Math.max(before.to, part.to) };
    else result.push(part);
  }
  return result;
}
