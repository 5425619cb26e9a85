import { ClientError } from '@millrace/client';
import { type LoadOptions, loadConfig } from '@millrace/config';
import { MillraceError } from '@millrace/contracts';
import { CommanderError } from 'commander';
import { connect } from './connect.ts';
import { createProgram, type GlobalOptions } from './program.ts';
import { cliSettings } from './settings.ts';
import type { Terminal } from './terminal.ts';

export interface CliOptions {
  readonly argv: readonly string[];
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  readonly config?: LoadOptions;
}

/** Runs one command. Resolves to the exit code: 0, 1 where something failed, 2 for wrong arguments, 130 after Ctrl-C. */
export async function runCli({ argv, terminal, signal, config = {} }: CliOptions): Promise<number> {
  let exitCode = 0;
  const program = createProgram(async (options, command) => {
    const connection = connect(settingsOf(options, config));
    exitCode = await command({ connection, terminal, json: options.json ?? false, signal });
  }, config.cwd ?? process.cwd());
  const output = { writeOut: plain(terminal.out), writeErr: plain(terminal.err) };
  for (const command of [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)]) {
    command.exitOverride().configureOutput(output);
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (signal.aborted) return 130;
    return tellFailure(error, terminal);
  }
}

/** Options on the command line win over all other sources. */
function settingsOf({ api, query, tenant }: GlobalOptions, config: LoadOptions) {
  const given = { MILLRACE_API_URL: api, MILLRACE_QUERY_URL: query, MILLRACE_TENANT: tenant };
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  return loadConfig(cliSettings, { ...config, overrides: Object.fromEntries(set) }).client;
}

function tellFailure(error: unknown, terminal: Terminal): number {
  if (error instanceof CommanderError) {
    // Commander has told it already.
    return error.exitCode === 0 ? 0 : 2;
  }
  if (error instanceof ClientError || error instanceof MillraceError) {
    terminal.err(`error: ${error.message} (${error.code})`);
    return 1;
  }
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
    terminal.err(`error: there is no file ${'path' in error ? String(error.path) : ''}`);
    return 1;
  }
  throw error;
}

function plain(write: (line: string) => void): (text: string) => void {
  return (text) => write(text.replace(/\n$/, ''));
}
