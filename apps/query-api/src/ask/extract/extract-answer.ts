import type { AskEvent } from '@millrace/contracts';
import type { AnswerDraft } from '../citations/answer-draft.ts';
import type { Passage } from '../citations/passages.ts';
import { chooseSentences } from './choose-sentences.ts';
import { readable } from './readable.ts';
import type { Span } from './sentences.ts';
import { wholeThought } from './whole-thought.ts';

interface Quote {
  readonly passage: Passage;
  readonly part: Span;
}

/** Answers with sentences of the passages, each cited. Those of one passage stand together in its order; the passage of the best one first. */
export function* extractAnswer(
  draft: AnswerDraft,
  question: string,
  searchedQuery: string,
  passages: readonly Passage[],
): Generator<AskEvent> {
  const chosen = chooseSentences(question, passages, { searchedQuery });
  const quotes = chosen.flatMap(({ source, from, to }): Quote[] => {
    const passage = passages[source];
    return passage ? [{ passage, part: wholeThought(passage.text, { from, to }) }] : [];
  });
  const order = [...new Set(quotes.map(({ passage }) => passage))];
  for (const passage of order) {
    const parts = quotes.filter((quote) => quote.passage === passage).map(({ part }) => part);
    for (const part of joined(parts)) {
      const text = (draft.text === '' ? '' : '\n') + readable(passage.text, part);
      yield* draft.quote(text, passage, part);
    }
  }
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
