import type { Writable } from 'node:stream';
import type { Logger } from '@millrace/ports';
import pino from 'pino';
import pretty from 'pino-pretty';

export interface LoggerOptions {
  /** Name of the app: a field of every line. */
  readonly name: string;
  readonly level?: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** `json`: one object a line; `pretty`: for people. */
  readonly format?: 'json' | 'pretty';
  /** Default: the standard output. */
  readonly destination?: Writable;
}

const secretNames = [
  'password',
  'secret',
  'token',
  'apiKey',
  'openaiApiKey',
  'accessKey',
  'secretAccessKey',
  'authorization',
  'cookie',
];

/** A logger of the process. Fields that are secrets by their name are masked, at the top and two levels down. */
export function createLogger({ name, level = 'info', format = 'json', destination }: LoggerOptions): Logger {
  const options: pino.LoggerOptions = {
    name,
    level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: pino.stdSerializers.errWithCause, error: pino.stdSerializers.errWithCause },
    redact: {
      paths: secretNames.flatMap((secret) => [secret, `*.${secret}`, `*.*.${secret}`]),
      censor: '***',
    },
  };
  if (format === 'json') return destination ? pino(options, destination) : pino(options);
  const stream = pretty({
    ignore: 'pid,hostname',
    translateTime: 'SYS:HH:MM:ss.l',
    sync: true,
    ...(destination ? { destination, colorize: false } : {}),
  });
  return pino(options, stream);
}
