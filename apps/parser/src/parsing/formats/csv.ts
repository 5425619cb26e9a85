import { parse } from 'csv-parse/sync';
import { decodeText } from '../charset.ts';
import { charsetOf } from '../content-type.ts';
import type { FormatParser } from '../format-parser.ts';
import { tableBlocks } from '../table-blocks.ts';

const delimiters = [',', ';', '\t', '|'];
/** Excel's way of naming the delimiter in the first line. */
const separatorLine = /^sep=(.)\r?\n/;

/** Comma-separated values (RFC 4180) with any of the usual delimiters: the first row is the header. */
export const parseCsv: FormatParser = async (source) => {
  const { text } = decodeText(await source.bytes(), charsetOf(source.contentType));
  const named = separatorLine.exec(text);
  const body = named ? text.slice(named[0].length) : text;
  const rows = parse(body, {
    delimiter: named?.[1] ?? guessDelimiter(body),
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    bom: true,
  });
  return { blocks: tableBlocks(rows) };
};

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
