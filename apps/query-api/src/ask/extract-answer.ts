import type { AskEvent } from '@millrace/contracts';
import { quotesFor } from '@millrace/extractive';
import type { AnswerDraft } from './citations/answer-draft.ts';
import type { Passage } from './citations/passages.ts';

/** Answers with sentences of the passages, each cited. */
export function* extractAnswer(
  draft: AnswerDraft,
  question: string,
  searchedQuery: string,
  passages: readonly Passage[],
): Generator<AskEvent> {
  for (const { source, part, text } of quotesFor(question, passages, { searchedQuery })) {
    yield* draft.quote((draft.text === '' ? '' : '\n') + text, source, part);
  }
}
