import { Socket } from 'node:net';
import { MillraceError, type ParsedDocument } from '@millrace/contracts';
import { childDeathError } from './child-death.ts';
import { type ChildAnswer, childMessageSchema, type ParseRequest } from './child-messages.ts';
import { type ChildLimits, forkChild } from './child-process.ts';
import { watchDocument } from './document-limits.ts';
import { residentBytes } from './memory-watch.ts';

/** A child process that reads one document at a time. */
export interface ParserChild {
  /** False once it has ended or must not get another document. */
  readonly usable: boolean;
  /** It ended by itself, not killed from here. */
  readonly crashed: boolean;
  /** Documents it has read. */
  readonly documents: number;
  /** Rejects with the code that says why; when the child died of the document, or was killed for it, it is not usable any more. */
  parse(request: ParseRequest, signal: AbortSignal): Promise<ParsedDocument>;
  /** Ends it at once. Resolves when it is gone. */
  kill(): Promise<void>;
}

const stderrCharacters = 4_000;
/** A child is replaced after so many documents: native libraries leak and fragment. */
const documentsPerChild = 200;

/** The document in hand: what its promise waits for. */
interface Held {
  name: string;
  resolve(document: ParsedDocument): void;
  reject(reason: unknown): void;
}

export function startParserChild(main: URL, limits: ChildLimits): ParserChild {
  const child = forkChild(main, limits);
  const { promise: gone, resolve: setGone } = Promise.withResolvers<void>();
  let held: Held | undefined;
  let started = false;
  let ended = false;
  let killed = false;
  let worn = false;
  let documents = 0;
  let stderr = '';

  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-stderrCharacters);
  });
  child.on('error', (error) => {
    stderr += error.message;
  });
  child.on('message', (raw) => {
    const { success, data } = childMessageSchema.safeParse(raw);
    if (!success) killNow();
    else if (data.kind === 'ready') started = true;
    else onAnswer(data);
  });
  child.on('close', (exitCode, signal) => {
    ended = true;
    held?.reject(childDeathError({ exitCode, signal, stderr, started }, held.name));
    setGone();
  });
  keepAlive(false);

  function onAnswer(answer: ChildAnswer): void {
    documents++;
    const resident = child.pid === undefined ? 0 : (residentBytes(child.pid) ?? 0);
    const full = resident > (limits.memoryMb * 1024 * 1024) / 2;
    worn ||= full || documents >= documentsPerChild || answer.cpuMs > limits.timeoutMs;
    if (answer.kind === 'parsed') held?.resolve(answer.document);
    else held?.reject(new MillraceError(answer.code, answer.message));
  }

  function killNow(): void {
    killed = true;
    child.kill('SIGKILL');
  }

  /** Whether this process waits for the child: not for one that is idle. */
  function keepAlive(busy: boolean): void {
    const act = busy ? 'ref' : 'unref';
    child[act]();
    child.channel?.[act]();
    if (child.stderr instanceof Socket) child.stderr[act]();
  }

  return {
    get usable() {
      return !ended && !killed && !worn && child.connected;
    },
    get crashed() {
      return ended && !killed;
    },
    get documents() {
      return documents;
    },
    async parse(request, signal) {
      signal.throwIfAborted();
      const { name } = request.hint;
      const { promise, ...settle } = Promise.withResolvers<ParsedDocument>();
      const giveUp = (reason: unknown) => {
        settle.reject(reason);
        killNow();
      };
      held = { name, ...settle };
      const stopWatch = watchDocument({ name, pid: child.pid, signal }, limits, giveUp);
      keepAlive(true);
      try {
        child.send(request, (cause) => {
          if (cause) giveUp(new MillraceError('STAGE_FAILED', `a parser does not take ${name}`, { cause }));
        });
        return await promise;
      } finally {
        held = undefined;
        stopWatch();
        if (!ended) keepAlive(false);
      }
    },
    async kill() {
      if (ended) return;
      keepAlive(true);
      killNow();
      await gone;
    },
  };
}
