import type { Passage } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';

export interface PassageRow {
  readonly ordinal: number;
  readonly text: string;
  readonly headings: string[];
  readonly page_from: number | null;
  readonly page_to: number | null;
  readonly span_from: number;
  readonly span_to: number;
}

/** Of a row `chunk` of `chunks`. */
export function passageColumns(tx: Transaction) {
  return tx`
    chunk.ordinal, chunk.text, chunk.headings, chunk.page_from, chunk.page_to, chunk.span_from, chunk.span_to
  `;
}

export function passageOf(row: PassageRow): Passage {
  return {
    chunk: row.ordinal,
    text: row.text,
    headings: row.headings,
    ...(row.page_from === null || row.page_to === null ? {} : { pages: [row.page_from, row.page_to] }),
    span: [row.span_from, row.span_to],
  };
}
