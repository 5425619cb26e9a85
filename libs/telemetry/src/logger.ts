import type { Writable } from 'node:stream';
import type { Logger } from '@millrace/ports';
import pino from 'pino';
import pretty from 'pino-pretty';
import { describeError } from './describe-error.ts';
import { redactor } from './redact.ts';
import { currentRequestId } from './request-id.ts';

export interface LoggerOptions {
  /** Name of the app: a field of every line. */
  readonly name: string;
  readonly level?: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** `json`: one object a line; `pretty`: for people. */
  readonly format?: 'json' | 'pretty';
  /** Never shown, wherever they turn up. */
  readonly secrets?: readonly string[];
  /** Default: the standard output. */
  readonly destination?: Writable;
  /** What gets every line too, as JSON, and from which level on. */
  readonly files?: readonly pino.StreamEntry[];
}

/** A logger of the process. Secrets are masked; what is logged for an HTTP request bears the request's id. */
export function createLogger(options: LoggerOptions): Logger {
  const { name, level = 'info', format = 'json', secrets, destination, files = [] } = options;
  const main = format === 'json' ? (destination ?? pino.destination(1)) : forPeople(destination);
  return pino(
    {
      name,
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError },
      mixin: () => {
        const requestId = currentRequestId();
        return requestId === undefined ? {} : { requestId };
      },
      hooks: { streamWrite: redactor(secrets) },
    },
    files.length === 0 ? main : pino.multistream([{ stream: main, level: 'trace' }, ...files]),
  );
}

function forPeople(destination: Writable | undefined) {
  return pretty({
    ignore: 'pid,hostname',
    translateTime: 'SYS:HH:MM:ss.l',
    sync: true,
    ...(destination ? { destination, colorize: false } : {}),
  });
}
