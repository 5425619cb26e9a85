import { parseArgs } from 'node:util';

export const usage = `Usage: npm start -- [options] [FILE…]
       npm start -- config show [--json] | config check

Runs the whole fleet in this process, with its data in a folder, and ingests the FILEs (default: the samples of examples/documents).

  --once         exit when all is searchable: 0, or 1 where a document failed
  --port N       port of the HTTP API (default 8080, or MILLRACE_HTTP_PORT); that of gRPC is MILLRACE_GRPC_PORT
  --data FOLDER  folder of the data (default ./data, or MILLRACE_DATA_DIR)
  --version      print the version
  --help         print this`;

export interface Arguments {
  readonly once: boolean;
  readonly files: readonly string[];
  readonly port: number | undefined;
  readonly data: string | undefined;
  readonly print: 'help' | 'version' | undefined;
}

/** Throws a TypeError that says which argument is not known or not valid. */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      once: { type: 'boolean', default: false },
      port: { type: 'string' },
      data: { type: 'string' },
      version: { type: 'boolean', short: 'v' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    throw new TypeError(`--port takes a number from 0 to 65535, not '${values.port}'`);
  }
  const print = values.help ? 'help' : values.version ? 'version' : undefined;
  return { once: values.once, files: positionals, port, data: values.data, print };
}
