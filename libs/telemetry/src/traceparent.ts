import { randomBytes } from 'node:crypto';

/** W3C Trace Context level 1, version 00: `00-<trace id>-<parent id>-<flags>`; all zeroes are invalid. */
const traceparentPattern = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/;

/**
 * The traceparent of a new span under `parent`: its trace id and flags are kept. Where `parent` is none, or not valid (any
 * producer can write it), a new trace begins.
 */
export function childTraceparent(parent?: unknown): string {
  const [, traceId = randomBytes(16).toString('hex'), , flags = '01'] =
    traceparentPattern.exec(String(parent ?? '')) ?? [];
  return `00-${traceId}-${randomBytes(8).toString('hex')}-${flags}`;
}

/** The trace id of a traceparent: what logs show. */
export function traceIdOf(traceparent: string): string | undefined {
  return traceparentPattern.exec(traceparent)?.[1];
}
