import { type Scope, scopes } from '@millrace/contracts';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { CommandContext, CommandRun, Go } from '../command-context.ts';
import { exitCodes } from '../exit-codes.ts';
import { jsonText } from '../output/json-text.ts';
import { duration } from '../time/duration.ts';
import { unlessAborted } from '../unless-aborted.ts';

interface CreateFlags {
  readonly scope: readonly Scope[];
  readonly expires?: number;
}

const afterHelp = `
Scopes:
${Object.entries(scopes)
  .map(([scope, meaning]) => `  ${scope.padEnd(8)} ${meaning}`)
  .join('\n')}

The key is printed, this once. It has no scope that your own key has not.

Examples:
  $ export MILLRACE_API_KEY=…                                  (the administrator's, for the first keys)
  $ millrace --tenant acme keys create website --scope read --scope chat --expires 90d
  $ key=$(millrace keys create backup --scope read)`;

export function addCreateKey(keys: Command, go: Go): void {
  keys
    .command('create')
    .description('make a key')
    .argument('<name>', 'what it is for')
    .addOption(
      new Option('-s, --scope <scope>', `one of ${Object.keys(scopes).join(', ')}; give it several times for several`)
        .argParser(scopeOf)
        .makeOptionMandatory(),
    )
    .option('--expires <duration>', 'it is good for so long, as 90d or 4w; default: until it is revoked', duration)
    .addHelpText('after', afterHelp)
    .action((name: string, flags: CreateFlags) => go((context) => createKey(context, name, flags)));
}

function scopeOf(text: string, before: readonly Scope[] = []): readonly Scope[] {
  const scope = (Object.keys(scopes) as Scope[]).find((known) => known === text);
  if (!scope) throw new InvalidArgumentError(`give one of ${Object.keys(scopes).join(', ')}`);
  return [...before, scope];
}

async function createKey(
  { connection, terminal, json, signal, now }: CommandContext,
  name: string,
  { scope, expires }: CreateFlags,
): CommandRun {
  const client = await unlessAborted(connection.queryApi(), signal);
  const expiresAt = expires === undefined ? {} : { expiresAt: new Date(now().getTime() + expires).toISOString() };
  const made = await unlessAborted(client.keys.create({ name, scopes: [...scope], ...expiresAt }), signal);
  if (json) terminal.out(jsonText(made));
  else {
    terminal.out(made.key);
    terminal.err(`key ${made.keyId} is made; it is not shown again`);
  }
  return exitCodes.ok;
}
