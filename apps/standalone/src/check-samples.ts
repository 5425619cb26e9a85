import { basename } from 'node:path';
import type { Client } from '@millrace/client';
import type { Sample } from './samples.ts';

/** Asks each sample's question and shows the best hit. Returns the samples that were not found. */
export async function checkSamples(
  client: Client,
  samples: readonly Sample[],
  tell: (line: string) => void,
): Promise<Sample[]> {
  const missed: Sample[] = [];
  for (const sample of samples) {
    const { hits } = await client.search({ query: sample.query, limit: 3 });
    const best = hits.find(
      ({ name, text }) => name === basename(sample.file) && flat(text).includes(flat(sample.contains)),
    );
    if (!best) missed.push(sample);
    tell(`  ${best ? '✓' : '✗'} ${sample.query}`);
    tell(
      best
        ? `      ${best.name}: “${excerpt(best.text, sample.contains)}”`
        : `      not found in ${basename(sample.file)}`,
    );
  }
  return missed;
}

/** Line breaks are the parser's business. */
function flat(text: string): string {
  return text.replace(/\s+/g, ' ').toLowerCase();
}

function excerpt(text: string, phrase: string): string {
  const line = text.replace(/\s+/g, ' ');
  const at = Math.max(0, line.toLowerCase().indexOf(flat(phrase)));
  return line.slice(Math.max(0, at - 30), at + phrase.length + 30).trim();
}
