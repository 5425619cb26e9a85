import { basename } from 'node:path';
import { MillraceError } from '@millrace/contracts';
import { openParserPool } from './parsing/parser-pool.ts';
import { parserSettings } from './settings.ts';

// Shows what the parser makes of a file: `node parse-file-main.ts FILE` prints the parsed document as JSON.
const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('usage: node parse-file-main.ts FILE');
  process.exit(2);
}
const { memoryMb, timeoutMs } = parserSettings.parse({});
const pool = openParserPool({ processes: 1, memoryMb, timeoutMs });
try {
  const document = await pool.parse(file, { name: basename(file) }, new AbortController().signal);
  console.log(JSON.stringify(document, null, 2));
} catch (error) {
  if (!(error instanceof MillraceError)) throw error;
  console.error(`${error.code}: ${error.message}`);
  process.exitCode = 1;
} finally {
  await pool.close();
}
