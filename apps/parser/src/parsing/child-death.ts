import { MillraceError } from '@millrace/contracts';

/** How a child ended while it held a document. */
export interface ChildDeath {
  exitCode: number | null;
  signal: NodeJS.Signals | null;
  /** The last of what it wrote to stderr. */
  stderr: string;
  /** Whether it had come up at all. */
  started: boolean;
}

/**
 * What the death of a child says of its document, when nobody here killed it.
 * A heap that is full ends Node with a message on stderr; a kill from outside is the kernel's, for want of memory.
 */
export function childDeathError({ exitCode, signal, stderr, started }: ChildDeath, name: string): MillraceError {
  const how = signal === null ? `with exit code ${exitCode}` : `by ${signal}`;
  if (
    /heap out of memory|Failed to allocate memory|bad_alloc|memory allocation of/i.test(stderr) ||
    signal === 'SIGKILL'
  ) {
    return new MillraceError('PARSER_OUT_OF_MEMORY', `${name} needs more memory than its parser may use`);
  }
  if (signal === 'SIGXCPU') {
    return new MillraceError('PARSER_TIMEOUT', `${name} takes more processor time than its parser may use`);
  }
  if (!started) return new MillraceError('STAGE_FAILED', `a parser did not start; it ended ${how}: ${stderr.trim()}`);
  return new MillraceError('CORRUPT_DOCUMENT', `${name} ended its parser ${how}`);
}
