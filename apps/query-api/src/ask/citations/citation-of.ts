import type { Citation } from '@millrace/contracts';
import type { Span } from '@millrace/extractive';
import type { Passage } from './passages.ts';

/**
 * The citation of a part of a passage, given in its text. A passage's text ends with what stands at its span; what comes before that (the
 * head of a table, repeated) stands elsewhere in the document and is left out. Where nothing remains the whole passage is cited.
 */
export function citationOf(passage: Passage, part: Span): Citation {
  const { marker, documentId, taskId, name, externalId, chunk, headings, pages, span, text } = passage;
  const repeated = text.length - (span[1] - span[0]);
  const { from, to } = part.to > repeated ? part : { from: repeated, to: text.length };
  const first = Math.max(from, repeated);
  return {
    marker,
    documentId,
    taskId,
    name,
    ...(externalId === undefined ? {} : { externalId }),
    chunk,
    headings,
    ...(pages ? { pages } : {}),
    span: [span[0] + first - repeated, span[0] + to - repeated],
    quote: text.slice(first, to),
  };
}
