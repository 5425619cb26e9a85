import type { Block, ParsedDocument } from '@millrace/contracts';
import type { Source } from './source.ts';

/** What a format holds, before it is cleaned: see `finishDocument`. */
export interface FormatContent {
  title?: string | undefined;
  /** Pages, slides or sheets. */
  pages?: number | undefined;
  blocks: Block[];
  warnings?: string[];
}

/** Reads one format. Whatever it throws that is no MillraceError means that the document is damaged. */
export type FormatParser = (
  source: Source,
  /** Parses what lies inside the source, an attachment say, as a document of its own. */
  parseInner: (inner: Source) => Promise<ParsedDocument>,
) => Promise<FormatContent>;
