import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Written } from '../manifest.ts';
import { checkedBody } from './checked-body.ts';

const textAtOnce = 1024 * 1024;

/**
 * Gives the lines of a file that `writeLines` wrote, about a megabyte at a time. Throws `DIGEST_MISMATCH`, before any line is given, where
 * the file is not as it was written.
 */
export async function readLines(
  path: string,
  written: Written,
  take: (lines: readonly string[]) => Promise<void>,
): Promise<void> {
  for await (const _ of checkedBody(path, written));
  const text = createGunzip({ chunkSize: textAtOnce }).setEncoding('utf8');
  await pipeline(createReadStream(path), text, async (chunks: AsyncIterable<string>) => {
    for await (const lines of wholeLines(chunks)) await take(lines);
  });
}

async function* wholeLines(chunks: AsyncIterable<string>): AsyncGenerator<string[]> {
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield lines;
  }
}
