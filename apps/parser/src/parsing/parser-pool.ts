import { MillraceError, type ParsedDocument } from '@millrace/contracts';
import { type ParserChild, startParserChild } from './parser-child.ts';
import { createSlots } from './slots.ts';
import type { DocumentHint } from './source.ts';

export interface ParserPool {
  /**
   * The text of the document in `file`. Waits while all children are busy.
   *
   * @throws MillraceError with a code of the section "Documents"; STAGE_FAILED where this machine is at fault
   */
  parse(file: string, hint: DocumentHint, signal: AbortSignal): Promise<ParsedDocument>;
  /** Ends all children, and what they hold with SHUTTING_DOWN. May be called twice. */
  close(): Promise<void>;
}

export interface ParserPoolOptions {
  /** Children that parse at once. */
  processes: number;
  /** Memory that one may use, MB. */
  memoryMb: number;
  /** Time that one document may take. */
  timeoutMs: number;
  /** After so long without work all children but one are ended. Default: 30 s. */
  idleMs?: number;
  /** What a child runs. Default: the parser. */
  childMain?: URL;
}

/**
 * Parses documents in child processes: what a document does to its parser does not reach this process.
 * One child is always kept warm, so that a small text is read in milliseconds.
 */
export function openParserPool(options: ParserPoolOptions): ParserPool {
  const { processes, idleMs = 30_000, childMain = new URL('./child-main.ts', import.meta.url) } = options;
  const slots = createSlots(processes);
  const closing = new AbortController();
  const idle: ParserChild[] = [];
  const alive = new Set<ParserChild>();
  let idleTimer: NodeJS.Timeout | undefined;

  function start(): ParserChild {
    const child = startParserChild(childMain, options);
    alive.add(child);
    return child;
  }

  async function end(child: ParserChild): Promise<void> {
    await child.kill();
    alive.delete(child);
  }

  function take(): ParserChild {
    for (let child = idle.pop(); child; child = idle.pop()) {
      if (child.usable) return child;
      void end(child);
    }
    return start();
  }

  /** One that has read nothing yet. */
  function takeFresh(): ParserChild {
    const at = idle.findIndex(({ usable, documents }) => usable && documents === 0);
    return idle.splice(at, at === -1 ? 0 : 1)[0] ?? start();
  }

  function giveBack(child: ParserChild): void {
    if (!child.usable) void end(child);
    if (closing.signal.aborted) return;
    if (child.usable) idle.push(child);
    else if (idle.length === 0) idle.push(start());
    idleTimer?.refresh();
  }

  async function parseIn(child: ParserChild, ...[request, signal]: Parameters<ParserChild['parse']>) {
    try {
      return await child.parse(request, signal);
    } finally {
      giveBack(child);
    }
  }

  idle.push(start());
  idleTimer = setInterval(() => {
    for (const child of idle.splice(1)) void end(child);
  }, idleMs).unref();

  return {
    async parse(file, hint, signal) {
      const either = AbortSignal.any([signal, closing.signal]);
      const release = await slots.acquire(either);
      try {
        const request = { file, hint };
        const child = take();
        const wasFresh = child.documents === 0;
        try {
          return await parseIn(child, request, either);
        } catch (error) {
          // Earlier documents may have harmed the child or filled its memory: only what a fresh one dies of is this document's fault.
          if (wasFresh || !(child.crashed || isOutOfMemory(error))) throw error;
          return await parseIn(takeFresh(), request, either);
        }
      } finally {
        release();
      }
    },
    async close() {
      closing.abort(new MillraceError('SHUTTING_DOWN', 'the parser pool is closed'));
      clearInterval(idleTimer);
      await Promise.all([...alive].map(end));
    },
  };
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof MillraceError && error.code === 'PARSER_OUT_OF_MEMORY';
}
