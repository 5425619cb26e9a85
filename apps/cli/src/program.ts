import { Command } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import type { CommandContext, CommandRun } from './command-context.ts';
import { addAsk } from './commands/ask.ts';
import { addCancel } from './commands/cancel.ts';
import { addCollections } from './commands/collections.ts';
import { addConfig } from './commands/config.ts';
import { addConversations } from './commands/conversations.ts';
import { addDeadLetters } from './commands/dead-letters.ts';
import { addDelete } from './commands/delete.ts';
import { addDoctor } from './commands/doctor.ts';
import { addDocuments } from './commands/documents.ts';
import { addHealth } from './commands/health.ts';
import { addKeys } from './commands/keys.ts';
import { addQuestions } from './commands/questions.ts';
import { addReplay } from './commands/replay.ts';
import { addSearch } from './commands/search.ts';
import { addStatus } from './commands/status.ts';
import { addUpload } from './commands/upload.ts';
import { webAddress } from './options/web-address.ts';
import type { Terminal } from './terminal.ts';

/** The options that every command takes. */
export interface GlobalOptions {
  readonly api?: string;
  readonly queryApi?: string;
  readonly apiKey?: string;
  readonly tenant?: string;
  readonly user?: string;
  readonly json?: boolean;
}

export type Run = (options: GlobalOptions, command: (context: CommandContext) => CommandRun) => Promise<void>;

const afterHelp = `
Exit codes: 0 done; 1 something failed; 2 wrong use; 78 settings not valid; 130 interrupted, and what was accepted goes on.

Examples:
  $ millrace upload manual.pdf 手册.docx --watch
  $ millrace search "how do I close the sluice?"
  $ millrace ask "how do I close the sluice?"
  $ millrace doctor 0198b2c4-6a1e-7d3f-9c55-2f1d8e7a4b60
  $ millrace help upload`;

/** The commands and their options. `run` gives them their context and takes their exit codes. */
export function createProgram(run: Run, { out, err }: Terminal): Command {
  const program = new Command('millrace')
    .description('Uploads documents to Millrace, follows them, searches them, and mends what went wrong.')
    .version(manifest.version)
    .option('--api <url>', 'URL of the ingest API (MILLRACE_API_URL)', webAddress)
    .option('--query-api <url>', 'URL of the query API (MILLRACE_QUERY_URL)', webAddress)
    .option('--api-key <key>', 'API key or token; others on this machine can see it, MILLRACE_API_KEY they cannot')
    .option('--tenant <name>', 'speak for this tenant (MILLRACE_TENANT)')
    .option('--user <name>', 'who acts, for the audit log (MILLRACE_USER)')
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
  addAsk(program, go);
  addConversations(program, go);
  addCollections(program, go);
  addDocuments(program, go);
  addKeys(program, go);
  addHealth(program, go);
  addConfig(program, go);
  program.commandsGroup('When something goes wrong:');
  addDoctor(program, go);
  addDeadLetters(program, go);
  addQuestions(program, go);
  addReplay(program, go);
  addCancel(program, go);
  addDelete(program, go);
  return program;
}

function lines(write: (line: string) => void): (text: string) => void {
  return (text) => write(text.replace(/\n$/, ''));
}
