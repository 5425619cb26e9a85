import type { AskEvent, SearchHit } from '@millrace/contracts';

/** A hit with the number by which the answer cites it. */
export interface Passage extends SearchHit {
  readonly marker: number;
}

/** The passages that one answer may cite, numbered as they were found. */
export interface Passages {
  /** Numbers what is new; a passage that was found before keeps its number. */
  add(hits: readonly SearchHit[]): Passage[];
  get(marker: number): Passage | undefined;
  all(): readonly Passage[];
}

export function createPassages(): Passages {
  const byMarker: Passage[] = [];
  return {
    add: (hits) =>
      hits.map((hit) => {
        const known = byMarker.find(({ taskId, chunk }) => taskId === hit.taskId && chunk === hit.chunk);
        if (known) return known;
        const passage = { ...hit, marker: byMarker.length + 1 };
        byMarker.push(passage);
        return passage;
      }),
    get: (marker) => byMarker[marker - 1],
    all: () => byMarker,
  };
}

/** What was found, as the reader of the answer is told. */
export function retrievedEvent(query: string, passages: readonly Passage[]): AskEvent {
  const shown = passages.map(({ marker, documentId, name, chunk, headings, pages, span, score }) => ({
    marker,
    documentId,
    name,
    chunk,
    headings,
    ...(pages ? { pages } : {}),
    span,
    score,
  }));
  return { event: 'retrieved', data: { query, passages: shown } };
}
