import { type Metadata, type Priority, prioritySchema } from '@millrace/contracts';
import { type Command, Option } from 'commander';
import type { CommandContext, CommandRun, Go } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { keyValue } from '../options/key-value.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { jsonText } from '../output/json-text.ts';
import { oneLine } from '../output/printable.ts';
import { table } from '../output/table.ts';
import { lineView } from '../progress/line-view.ts';
import { openView } from '../progress/open-view.ts';
import { interruptedNote } from '../tasks/interrupted-note.ts';
import { isFailure, type Outcome } from '../tasks/outcome.ts';
import { unlessAborted } from '../unless-aborted.ts';
import { findFiles } from '../upload/find-files.ts';
import { uploadFiles } from '../upload/upload-files.ts';
import { UsageError } from '../usage-error.ts';

interface UploadFlags {
  readonly collection?: string;
  readonly watch: boolean;
  readonly metadata?: Metadata;
  readonly externalId: string | boolean;
  readonly name?: string;
  readonly idempotencyKey?: string;
  readonly versionNumber?: number;
  readonly priority?: Priority;
  readonly force: boolean;
  readonly concurrency: number;
}

const afterHelp = `
A file's path is its external id: uploading it again replaces the document, and search
answers from the old text until the new one is whole. Where it has not changed, no work is done, and
the task is the one of before.
Exit code 1 where any file was refused or failed; the others are uploaded all the same.

Examples:
  $ millrace upload manual.pdf 手册.docx --watch
  $ millrace upload papers/ -c papers -m year=2026 -m final=true --priority bulk
  $ millrace upload draft.md --name "Our plan" --external-id plan --version-number 2
  $ millrace upload notes.txt | cut -f 2        (the task id)`;

export function addUpload(program: Command, go: Go): void {
  program
    .command('upload')
    .description('upload files, and folders with all files below them')
    .argument('<paths...>', 'files and folders')
    .option('-c, --collection <name>', 'collection to add them to (default: default)')
    .option('-w, --watch', 'follow each document until it is searchable or has failed', false)
    .option('-m, --metadata <key=value>', 'a fact to filter by; may be repeated', keyValue)
    .option('--name <name>', 'what people see (one file only; default: the name of the file)')
    .addOption(
      new Option('--external-id <id>', 'your own name for the document (one file only)').default(true, 'its path'),
    )
    .option('--no-external-id', 'a new document every time')
    .option('--idempotency-key <key>', 'the same key again meets the same task (one file only)')
    .option('--version-number <n>', 'your own order of versions: a lower one never replaces a higher', wholeNumber(0))
    .addOption(new Option('--priority <kind>', 'bulk lets interactive uploads pass').choices(prioritySchema.options))
    .option('--force', 'ingest also what is unchanged', false)
    .option('--concurrency <n>', 'documents under way at once', wholeNumber(1), 16)
    .addHelpText('after', afterHelp)
    .action((paths: string[], flags: UploadFlags) => go((context) => upload(context, paths, flags)));
}

async function upload(context: CommandContext, paths: readonly string[], flags: UploadFlags): CommandRun {
  const { connection, terminal, json, cwd, signal } = context;
  const { collection, watch, metadata, externalId, name, idempotencyKey, versionNumber, priority, concurrency } = flags;
  const force = flags.force || undefined;
  const files = await findFiles(paths, cwd);
  if (files.length === 0) throw new UsageError(`there is no file in ${paths.join(', ')}`);
  if (files.length > 1) refuseOptionsOfOneFile(flags);
  const client = await unlessAborted(connection.ingestApi(), signal);

  const view = watch && !json ? openView(terminal, files.length) : lineView(() => {});
  const outcomes = await uploadFiles(files, {
    client,
    options: { collection, metadata, externalId, name, idempotencyKey, version: versionNumber, priority, force },
    watch,
    concurrency,
    view,
    signal,
    onUploaded: watch || json ? () => {} : (outcome) => tellUploaded(context, outcome),
  }).finally(() => view.close());

  if (json) terminal.out(jsonText(outcomes));
  else if (watch) for (const line of summary(outcomes)) terminal.out(line);
  if (signal.aborted) {
    for (const line of interruptedNote(outcomes)) terminal.err(line);
    return exitCodes.interrupted;
  }
  return outcomes.some(isFailure) ? exitCodes.failed : exitCodes.ok;
}

function refuseOptionsOfOneFile({ externalId, name, idempotencyKey }: UploadFlags): void {
  const given = Object.entries({ '--external-id': externalId, '--name': name, '--idempotency-key': idempotencyKey });
  const [option] = given.find(([, value]) => typeof value === 'string') ?? [];
  if (option) throw new UsageError(`${option} is for one file, and there are several`);
}

/** The file, its task, and whether it was unchanged, parted by tabs, or why there is no task. */
function tellUploaded({ terminal }: CommandContext, { file, taskId, unchanged, error }: Outcome): void {
  if (taskId) terminal.out([oneLine(file), taskId, ...(unchanged ? ['unchanged'] : [])].join('\t'));
  else if (error) terminal.err(`${oneLine(file)}: ${error.code}: ${oneLine(error.message)}`);
}

function summary(outcomes: readonly Outcome[]): string[] {
  return table(
    ['FILE', 'STATUS', 'CHUNKS', 'TIME', 'TASK', 'CODE', 'MESSAGE'],
    outcomes.map(({ file, status, unchanged, progress, seconds, taskId, error }) => [
      file,
      unchanged ? `${status}, unchanged` : status,
      progress?.chunks,
      seconds === undefined ? '' : `${seconds.toFixed(1)} s`,
      taskId,
      error?.code,
      error?.message,
    ]),
  );
}
