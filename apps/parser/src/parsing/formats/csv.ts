import { Readable } from 'node:stream';
import type { Block } from '@millrace/contracts';
import { CsvError, parse } from 'csv-parse';
import type { FormatParser } from '../format-parser.ts';
import { readText } from '../source-text.ts';
import { createTableWriter } from '../table-writer.ts';

const delimiters = [',', ';', '\t', '|'];
/** Excel's way of naming the delimiter in the first line. */
const separatorLine = /^sep=(.)\r?\n/;
const sliceCharacters = 64 * 1024;

/** Comma-separated values (RFC 4180) with any of the usual delimiters: the first row is the header. */
export const parseCsv: FormatParser = async (source) => {
  const text = await readText(source);
  const named = separatorLine.exec(text);
  const body = named ? text.slice(named[0].length) : text;
  const delimiter = named?.[1] ?? guessDelimiter(body);
  try {
    return { blocks: await csvBlocks(body, delimiter, '"') };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // A quote that is opened and never closed: then quotes are plain characters.
    return { blocks: await csvBlocks(body, delimiter, false) };
  }
};

async function csvBlocks(text: string, delimiter: string, quote: '"' | false): Promise<Block[]> {
  const parser = parse({
    delimiter,
    quote,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    bom: true,
  });
  Readable.from(slicesOf(text)).pipe(parser);
  const table = createTableWriter();
  for await (const row of parser as AsyncIterable<string[]>)
    table.add(row.map((cell, column) => ({ column, text: cell })));
  return table.end();
}

/** The parser gives no row before it has read a whole slice. */
function* slicesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += sliceCharacters) yield text.slice(at, at + sliceCharacters);
}

/** The delimiter that parts the first lines into the most columns, of which all lines have as many. */
function guessDelimiter(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line !== '')
    .slice(0, 20);
  const columns = (delimiter: string) => {
    const counts = lines.map((line) => line.split(delimiter).length);
    const least = Math.min(...counts);
    return least === Math.max(...counts) ? least * 2 : least;
  };
  return delimiters.reduce((best, delimiter) => (columns(delimiter) > columns(best) ? delimiter : best));
}
