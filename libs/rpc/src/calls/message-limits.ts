import { Code, ConnectError } from '@connectrpc/connect';
import type { Scope } from '@millrace/contracts';

/** Who shows no key has little to say: the name of a service, or of a file that describes it. */
const bytesOfAnyone = 4_096;

/** What JSON is read into takes many times its room, and is not counted before. */
const maxJsonBytes = 8 * 1024 * 1024;

/** What may be read. */
export interface MessageLimits {
  /** Of one message, unpacked. */
  readonly maxBytes: number;
  /** Messages within one. */
  readonly maxParts: number;
}

/**
 * Messages within one that it may have: ten thousand vectors with fifty fields of metadata each have as many. They take some 400 MB at most while
 * they are read.
 */
const maxParts = 1_000_000;

/** Of the messages of a method: `scope` is what its callers must have, null where anyone may call it. */
export function limitsOf(scope: Scope | null, isJson: boolean, maxMessageBytes: number): MessageLimits {
  const maxBytes = Math.min(maxMessageBytes, scope === null ? bytesOfAnyone : maxMessageBytes);
  return { maxBytes: isJson ? Math.min(maxBytes, maxJsonBytes) : maxBytes, maxParts };
}

/** `RESOURCE_EXHAUSTED`. */
export function tooMuch(problem: string): ConnectError {
  return new ConnectError(`the message has ${problem}: send it in several calls`, Code.ResourceExhausted);
}
