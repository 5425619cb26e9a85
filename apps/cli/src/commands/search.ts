import type { SearchHit } from '@millrace/contracts';
import type { CommandContext, CommandRun } from '../command-context.ts';

export interface SearchOptions {
  readonly collection: string;
  readonly limit: number;
}

const excerptLength = 240;

/** `millrace search QUERY` */
export async function searchCommand(
  { connection, terminal, json }: CommandContext,
  query: string,
  { collection, limit }: SearchOptions,
): CommandRun {
  const { hits, tookMs } = await (await connection.query()).search({ query, collection, limit });
  if (json) {
    terminal.out(JSON.stringify({ hits, tookMs }));
    return 0;
  }
  for (const [index, hit] of hits.entries()) {
    terminal.out(`${index + 1}. ${hit.name}${placeOf(hit)}  ${hit.score.toFixed(3)}`);
    terminal.out(`   ${excerptOf(hit.text)}`);
  }
  terminal.err(`${hits.length} ${hits.length === 1 ? 'passage' : 'passages'} in ${Math.round(tookMs)} ms`);
  return 0;
}

function placeOf({ headings, pages }: SearchHit): string {
  const [first, last] = pages ?? [];
  const page = first === undefined ? '' : `, page ${first}${last === first ? '' : `–${last}`}`;
  return page + (headings.length > 0 ? `, ${headings.join(' › ')}` : '');
}

function excerptOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= excerptLength ? line : `${line.slice(0, excerptLength)}…`;
}
