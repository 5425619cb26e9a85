import { Command } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import type { CommandContext, CommandRun } from './command-context.ts';
import { addCollections } from './commands/collections.ts';
import { addDocuments } from './commands/documents.ts';
import { addHealth } from './commands/health.ts';
import { addSearch } from './commands/search.ts';
import { addStatus } from './commands/status.ts';
import { addUpload } from './commands/upload.ts';
import { webAddress } from './options/web-address.ts';
import type { Terminal } from './terminal.ts';

/** The options that every command takes. */
export interface GlobalOptions {
  readonly api?: string;
  readonly queryApi?: string;
  readonly tenant?: string;
  readonly json?: boolean;
}

export type Run = (options: GlobalOptions, command: (context: CommandContext) => CommandRun) => Promise<void>;

const afterHelp = `
Exit codes: 0 done; 1 something failed; 2 wrong use; 130 interrupted, and what was accepted goes on.

Examples:
  $ millrace upload manual.pdf 手册.docx --watch
  $ millrace search "how do I close the sluice?"
  $ millrace help upload`;

/** The commands and their options. `run` gives them their context and takes their exit codes. */
export function createProgram(run: Run, { out, err }: Terminal): Command {
  const program = new Command('millrace')
    .description('Uploads documents to Millrace, follows them, and searches them.')
    .version(manifest.version)
    .option('--api <url>', 'URL of the ingest API (MILLRACE_API_URL)', webAddress)
    .option('--query-api <url>', 'URL of the query API (MILLRACE_QUERY_URL)', webAddress)
    .option('--tenant <name>', 'speak for this tenant (MILLRACE_TENANT)')
    .option('--json', 'print one JSON value')
    .addHelpText('after', afterHelp)
    .showHelpAfterError('(--help shows how it is used)')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeOut: lines(out), writeErr: lines(err) })
    .exitOverride();
  const go = (command: (context: CommandContext) => CommandRun) => run(program.opts(), command);

  addUpload(program, go);
  addStatus(program, go);
  addSearch(program, go);
  addCollections(program, go);
  addDocuments(program, go);
  addHealth(program, go);
  return program;
}

function lines(write: (line: string) => void): (text: string) => void {
  return (text) => write(text.replace(/\n$/, ''));
}
