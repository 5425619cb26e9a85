import type { Command } from 'commander';
import type { CommandContext, CommandRun, Go } from '../command-context.ts';
import { type AskedApps, askApps } from '../config/ask-apps.ts';
import { mergedProblems, mergedSettings } from '../config/merged-settings.ts';
import { exitCodes } from '../exit-codes.ts';
import { jsonText } from '../output/json-text.ts';
import { table } from '../output/table.ts';

const showExamples = `
Examples:
  $ millrace config show
  $ millrace config show query-api
  $ millrace config show --json | jq '."query-api".settings[] | select(.source != "default")'

In an image, which holds one app, the app itself is asked: node apps/<app>/src/main.ts config show`;

const checkExamples = `
Examples:
  $ millrace config check
  $ millrace config check ingest-api query-api`;

export function addConfig(program: Command, go: Go): void {
  const config = program
    .command('config')
    .description('see the settings of the apps as they read them here, in this folder and environment');
  config
    .command('show [app...]')
    .description(
      'print every setting that is in force, and whence; secrets masked. Exit code 78 where one is not valid',
    )
    .addHelpText('after', showExamples)
    .action((apps: string[]) => go((context) => show(apps, context)));
  config
    .command('check [app...]')
    .description('say what is wrong with the settings. Exit code 78 where anything is')
    .addHelpText('after', checkExamples)
    .action((apps: string[]) => go((context) => check(apps, context)));
}

async function show(apps: readonly string[], context: CommandContext): CommandRun {
  const asked = await askApps(apps, context);
  if (context.json) context.terminal.out(jsonText(Object.fromEntries(asked.configs)));
  else {
    const rows = mergedSettings(asked.configs).map((row) => [row.path, row.value, row.source, row.where]);
    for (const line of table(['SETTING', 'VALUE', 'FROM', 'IN'], rows)) context.terminal.out(line);
  }
  return tellProblems(asked, context);
}

async function check(apps: readonly string[], context: CommandContext): CommandRun {
  const asked = await askApps(apps, context);
  const exitCode = tellProblems(asked, context);
  const names = [...asked.configs.keys()].join(', ');
  if (context.json)
    context.terminal.out(jsonText({ apps: [...asked.configs.keys()], problems: mergedProblems(asked.configs) }));
  else if (exitCode === exitCodes.ok) context.terminal.out(`The settings of ${names} are valid.`);
  return exitCode;
}

function tellProblems({ configs, failures }: AskedApps, { terminal }: CommandContext) {
  const problems = mergedProblems(configs);
  if (problems.length > 0) terminal.err(['The configuration is not valid:', ...problems].join('\n- '));
  for (const failure of failures) terminal.err(`error: ${failure}`);
  if (problems.length > 0) return exitCodes.config;
  return failures.length > 0 ? exitCodes.failed : exitCodes.ok;
}
