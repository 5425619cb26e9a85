import { parseArgs } from 'node:util';

export const usage = `Usage: npm run backup -- COMMAND FOLDER [options]
       npm run backup -- config show [--json] | config check

  save     saves all that lasts of a stack into the FOLDER, new or empty: tables, objects, chat images
  restore  fills an empty stack from the FOLDER; nothing else may run on it meanwhile
  check    reads the FOLDER and compares it with its digests; needs no stack

  --data FOLDER  the embedded stack with its data there, which must not be running
                 (default: the servers that POSTGRES_*, MINIO_* and MILLRACE_*BUCKET name)
  --help         print this`;

const commands = ['save', 'restore', 'check'] as const;

export interface Arguments {
  readonly command: (typeof commands)[number];
  readonly folder: string;
  /** Folder of the embedded stack. */
  readonly data: string | undefined;
}

/** `help` where it is asked for. Throws a TypeError that says what is wrong. */
export function parseArguments(argv: readonly string[]): Arguments | 'help' {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { data: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) return 'help';
  const [name, folder, ...others] = positionals;
  const command = commands.find((known) => known === name);
  if (!command || !folder || others.length > 0) throw new TypeError(`a command and one folder are wanted\n\n${usage}`);
  return { command, folder, data: values.data };
}
