import type { AskEvent, Citation } from '@millrace/contracts';
import { chooseSentences, type Span, sentencesOf } from '@millrace/extractive';
import { citationOf } from './citation-of.ts';
import type { Passage, Passages } from './passages.ts';

/** An answer as it comes, and what it cites. */
export interface AnswerDraft {
  /** All that was written. */
  readonly text: string;
  readonly citations: readonly Citation[];
  /** Goes on with text in which every marker resolves; cites, of each passage, what supports the statement before its marker. */
  write(text: string): AskEvent[];
  /** Goes on with text of which that part of the passage is the source. */
  quote(text: string, passage: Passage, part: Span): AskEvent[];
}

export function createAnswerDraft(passages: Passages): AnswerDraft {
  let written = '';
  const citations: Citation[] = [];

  function append(text: string): AskEvent[] {
    written += text;
    return text === '' ? [] : [{ event: 'token', data: { text } }];
  }

  function cite(passage: Passage, part: Span): AskEvent[] {
    const citation = citationOf(passage, part);
    const known = citations.some(({ marker, span }) => marker === citation.marker && `${span}` === `${citation.span}`);
    if (known) return [];
    citations.push(citation);
    return [{ event: 'citation', data: citation }];
  }

  return {
    get text() {
      return written;
    },
    citations,
    write(text) {
      const events: AskEvent[] = [];
      let at = 0;
      for (const marker of text.matchAll(/\[(\d+)\]/g)) {
        const end = marker.index + marker[0].length;
        const passage = passages.get(Number(marker[1]));
        const claim = lastStatement(written + text.slice(at, marker.index));
        events.push(...append(text.slice(at, end)));
        if (passage) events.push(...cite(passage, supportOf(claim, passage)));
        at = end;
      }
      return [...events, ...append(text.slice(at))];
    },
    quote: (text, passage, part) => [...append(`${text} [${passage.marker}]`), ...cite(passage, part)],
  };
}

/** What the marker at the end of `text` is to support. */
function lastStatement(text: string): string {
  const plain = text.replace(/\s*\[\d+\]/g, '');
  const last = sentencesOf(plain).at(-1);
  return last ? plain.slice(last.from, last.to) : '';
}

/** The sentence of the passage that has most to do with a statement; the whole passage where none shares a word with it. */
function supportOf(claim: string, { text, headings, score }: Passage): Span {
  const [best] = chooseSentences(claim, [{ text, headings, score }], { most: 1 });
  return best ?? { from: 0, to: text.length };
}
