import { type LoadOptions, loadConfig } from '@millrace/config';
import { CommanderError } from 'commander';
import { connect } from './connect.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { createProgram, type GlobalOptions } from './program.ts';
import { reasonOf } from './reason.ts';
import { type CliSettings, cliSettings } from './settings.ts';
import { safely, type Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

export interface CliOptions {
  readonly argv: readonly string[];
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  readonly config?: LoadOptions;
  readonly now?: () => Date;
}

/** Runs one command. Resolves to the exit code. Rejects only for a fault of the program itself. */
export async function runCli({
  argv,
  terminal: given,
  signal,
  config = {},
  now = () => new Date(),
}: CliOptions): Promise<ExitCode> {
  const terminal = safely(given);
  const cwd = config.cwd ?? process.cwd();
  let exitCode: ExitCode = exitCodes.ok;
  const program = createProgram(async (options, command) => {
    exitCode = await command({
      // Only for who asks: settings can be looked at without being valid.
      get connection() {
        return connect(settingsOf(options, config));
      },
      config,
      terminal,
      json: options.json ?? false,
      cwd,
      signal,
      now,
    });
  }, terminal);
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!signal.aborted) return tellFailure(error, terminal);
    terminal.err('interrupted');
    return exitCodes.interrupted;
  }
}

/**
 * Options on the command line win over all other sources. An API that is named there is not mixed with the query API of a setting, which
 * belongs to another one.
 */
function settingsOf({ api, queryApi, apiKey, tenant, user }: GlobalOptions, config: LoadOptions): CliSettings {
  const given = {
    MILLRACE_API_URL: api,
    MILLRACE_QUERY_URL: queryApi,
    MILLRACE_API_KEY: apiKey,
    MILLRACE_TENANT: tenant,
    MILLRACE_USER: user,
  };
  const { client } = loadConfig(cliSettings, { ...config, overrides: given });
  return api === undefined ? client : { ...client, queryUrl: queryApi };
}

function tellFailure(error: unknown, terminal: Terminal): ExitCode {
  // Commander has told it already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  if (error instanceof UsageError) {
    terminal.err(`error: ${error.message}`);
    return exitCodes.usage;
  }
  const reason = reasonOf(error);
  if (!reason) throw error;
  terminal.err(`error: ${reason.message} (${reason.code})`);
  return reason.code === 'CONFIG_INVALID' ? exitCodes.config : exitCodes.failed;
}
