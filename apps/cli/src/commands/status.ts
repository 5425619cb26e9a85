import type { Command } from 'commander';
import type { Go } from '../command-context.ts';
import { showTasks } from '../tasks/show-tasks.ts';

const afterHelp = `
Exit code 1 where any task has failed or is not known.

Examples:
  $ millrace status 0198b2c4-6a1e-7d3f-9c55-2f1d8e7a4b60
  $ millrace upload papers/ | cut -f 2 | xargs millrace status --watch`;

export function addStatus(program: Command, go: Go): void {
  program
    .command('status')
    .description('show where tasks are')
    .argument('<tasks...>', 'the task ids that the upload gave')
    .option('-w, --watch', 'follow each to its end', false)
    .addHelpText('after', afterHelp)
    .action((taskIds: string[], { watch }: { readonly watch: boolean }) =>
      go((context) => showTasks(context, taskIds, watch)),
    );
}
