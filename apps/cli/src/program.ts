import { Command, InvalidArgumentError } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import type { CommandContext, CommandRun } from './command-context.ts';
import { collectionsCommand, createCollectionCommand } from './commands/collections.ts';
import { documentsCommand } from './commands/documents.ts';
import { healthCommand } from './commands/health.ts';
import { searchCommand } from './commands/search.ts';
import { statusCommand } from './commands/status.ts';
import { uploadCommand } from './commands/upload.ts';
import { parseMetadata } from './upload/parse-metadata.ts';

/** The options that stand before a command. */
export interface GlobalOptions {
  readonly api?: string;
  readonly query?: string;
  readonly tenant?: string;
  readonly json?: boolean;
}

export type Run = (options: GlobalOptions, command: (context: CommandContext) => CommandRun) => Promise<void>;

/** The commands and their options. `run` gives them their context and takes their exit codes. */
export function createProgram(run: Run, cwd: string): Command {
  const program = new Command('millrace')
    .description('Uploads documents to Millrace and searches them.')
    .version(manifest.version)
    .option('--api <url>', 'URL of the ingest API (MILLRACE_API_URL)')
    .option('--query <url>', 'URL of the query API (MILLRACE_QUERY_URL)')
    .option('--tenant <name>', 'speak for this tenant (MILLRACE_TENANT)')
    .option('--json', 'print JSON')
    .showHelpAfterError('(--help shows how it is used)');
  const go = (command: (context: CommandContext) => CommandRun) => run(program.opts(), command);

  program
    .command('upload')
    .description('upload files, and folders with all files below them')
    .argument('<paths...>', 'files and folders')
    .option('-c, --collection <name>', 'collection to add them to')
    .option('-w, --watch', 'follow each document until it is searchable or has failed', false)
    .option('-m, --metadata <key=value>', 'a fact to filter by; may be repeated', parseMetadata)
    .option('--external-id <id>', 'name the document, instead of by its path (one file only)', true)
    .option('--no-external-id', 'a new document every time')
    .option('--concurrency <n>', 'documents under way at once', wholeNumber, 16)
    .action((paths: string[], options) => go((context) => uploadCommand(context, paths, { ...options, cwd })));

  program
    .command('status')
    .description('show where a task is')
    .argument('<task>', 'the taskId that the upload gave')
    .option('-w, --watch', 'follow it to its end', false)
    .action((taskId: string, options) => go((context) => statusCommand(context, taskId, options)));

  program
    .command('search')
    .description('search the passages of a collection')
    .argument('<query...>', 'what to search for')
    .option('-c, --collection <name>', 'collection to search', 'default')
    .option('-n, --limit <n>', 'the most passages', wholeNumber, 5)
    .action((words: string[], options) => go((context) => searchCommand(context, words.join(' '), options)));

  const collections = program
    .command('collections')
    .description('list the collections')
    .action(() => go(collectionsCommand));
  collections
    .command('create')
    .description('make a collection')
    .argument('<name>')
    .option('--max-tokens <n>', 'the most tokens of a chunk', wholeNumber)
    .option('--overlap-tokens <n>', 'tokens repeated from the chunk before', wholeNumber)
    .option('--provider <name>', 'provider of the embedding model')
    .option('--model <name>', 'embedding model')
    .option('--dimension <n>', 'numbers of a vector', wholeNumber)
    .action((name: string, options) => go((context) => createCollectionCommand(context, name, options)));

  program
    .command('documents')
    .description('list the documents, the newest first')
    .option('-c, --collection <name>', 'of this collection only')
    .option('-n, --limit <n>', 'the most documents', wholeNumber, 50)
    .action((options) => go((context) => documentsCommand(context, options)));

  program
    .command('health')
    .description('ask whether every service answers')
    .action(() => go(healthCommand));

  return program;
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new InvalidArgumentError('give a whole number');
}
