import type { Priority } from '@millrace/contracts';
import type { Transaction } from '@millrace/ports';

/** How far a task's message can have come at least: it waits for the parser or lies behind it, or it lies behind it for certain. */
export type Place = 'parser' | 'behind-parser';

/** Where messages of one priority lie: `parser.bulk`, `behind-parser.interactive`, … */
export type Lane = `${Place}.${Priority}`;

/** A generation that has not ended and of which nothing was heard for a while. */
export interface SilentGeneration {
  readonly taskId: string;
  readonly run: number;
  readonly lane: Lane;
  /** Of its row. */
  readonly updatedAt: Date;
  /** The envelope as it is stored. */
  readonly envelope: unknown;
  /** What the parser told of its text, or of the text that it took over; undefined where that is not known whole. */
  readonly text: ParsedFacts | undefined;
}

export interface ParsedFacts {
  readonly bytes: number;
  readonly sha256: string;
  readonly contentType: string;
  readonly title: string | null;
  readonly pages: number | null;
  readonly warnings: string[];
}

interface Row extends Omit<SilentGeneration, 'text'>, Omit<ParsedFacts, 'bytes' | 'sha256' | 'contentType'> {
  readonly bytes: number | null;
  readonly sha256: string | null;
  readonly contentType: string | null;
}

/**
 * Unfinished generations of `lanes` of which Postgres heard nothing for `silentMs` and for which nothing lies in the outbox, the
 * oldest first.
 */
export async function silentGenerations(
  sql: Transaction,
  { silentMs, lanes, limit }: { readonly silentMs: number; readonly lanes: readonly Lane[]; readonly limit: number },
): Promise<SilentGeneration[]> {
  const rows = await sql<Row[]>`
    select g.id as "taskId", g.run, lane, g.updated_at as "updatedAt", g.envelope,
      coalesce(g.bytes, source.bytes) as bytes, coalesce(g.sha256, source.sha256) as sha256,
      coalesce(g.content_type, source.content_type) as "contentType",
      coalesce(g.title, source.title) as title, coalesce(g.pages, source.pages) as pages, g.warnings
    from generations g
    cross join lateral (
      select case when g.rank >= 2 or g.parsed_at is not null then 'behind-parser.' else 'parser.' end
        || coalesce(g.envelope ->> 'priority', 'interactive') as lane
    ) place
    left join lateral (select max(b.indexed_at) as at from batches b where b.generation_id = g.id) entered on true
    left join generations source on source.id = g.replay_of
    where g.rank < 9
      and g.updated_at < now() - ${silentMs} * interval '1 millisecond'
      and (entered.at is null or entered.at < now() - ${silentMs} * interval '1 millisecond')
      and lane = any(${[...lanes]}::text[])
      and not exists (select from outbox o where o.task_id = g.id::text)
    order by g.accepted_at
    limit ${limit}
  `;
  return rows.map(({ bytes, sha256, contentType, title, pages, warnings, ...silent }) => ({
    ...silent,
    text:
      bytes === null || sha256 === null || contentType === null
        ? undefined
        : { bytes, sha256, contentType, title, pages, warnings },
  }));
}
