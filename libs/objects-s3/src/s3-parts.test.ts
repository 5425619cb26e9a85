import { expect, it } from 'vitest';
import { partsOf } from './s3-parts.ts';

async function partsOfText(chunks: readonly string[], partBytes: number): Promise<string[]> {
  async function* body() {
    for (const chunk of chunks) yield Buffer.from(chunk);
  }
  const parts: string[] = [];
  for await (const part of partsOf(body(), partBytes)) parts.push(part.toString());
  return parts;
}

it.each([
  [
    ['ab', 'c', 'de', 'f'],
    ['abc', 'def'],
  ],
  [
    ['abcd', 'e'],
    ['abcd', 'e'],
  ],
  [['a', 'b'], ['ab']],
  [['abc'], ['abc']],
  [['', ''], []],
  [[], []],
])('gathers %j into %j', async (chunks, parts) => {
  expect(await partsOfText(chunks, 3)).toEqual(parts);
});
