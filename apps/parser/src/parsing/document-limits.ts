import { MillraceError } from '@millrace/contracts';
import type { ChildLimits } from './child-process.ts';
import { watchMemory } from './memory-watch.ts';

export interface WatchedDocument {
  name: string;
  /** The process that reads it. */
  pid: number | undefined;
  signal: AbortSignal;
}

/**
 * Calls `onOver` once, with the reason, when a document takes too long or too much memory, or nobody wants it any more.
 * Returns what ends the watch.
 */
export function watchDocument(
  { name, pid, signal }: WatchedDocument,
  { memoryMb, timeoutMs }: ChildLimits,
  onOver: (reason: unknown) => void,
): () => void {
  const over = (reason: unknown) => {
    stop();
    onOver(reason);
  };
  const onAbort = () => over(signal.reason);
  const timer = setTimeout(() => {
    over(new MillraceError('PARSER_TIMEOUT', `${name} takes longer than ${timeoutMs} ms to parse`));
  }, timeoutMs);
  const stopMemory = watchMemory(pid ?? 0, memoryMb * 1024 * 1024, () => {
    over(new MillraceError('PARSER_OUT_OF_MEMORY', `${name} needs more than ${memoryMb} MB to parse`));
  });
  signal.addEventListener('abort', onAbort, { once: true });

  function stop(): void {
    clearTimeout(timer);
    stopMemory();
    signal.removeEventListener('abort', onAbort);
  }
  return stop;
}
