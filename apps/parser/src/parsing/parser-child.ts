import { Socket } from 'node:net';
import { MillraceError, type ParsedDocument } from '@millrace/contracts';
import { childDeathError } from './child-death.ts';
import { type ChildMessage, childMessageSchema, type ParseRequest } from './child-messages.ts';
import { type ChildLimits, forkChild } from './child-process.ts';
import { residentBytes, watchMemory } from './memory-watch.ts';

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

export function startParserChild(main: URL, limits: ChildLimits): ParserChild {
  const { memoryMb, timeoutMs } = limits;
  const memoryBytes = memoryMb * 1024 * 1024;
  const child = forkChild(main, limits);
  const { promise: gone, resolve: setGone } = Promise.withResolvers<void>();
  let started = false;
  let ended = false;
  let killed = false;
  let worn = false;
  let documents = 0;
  let stderr = '';
  /** Settles the document in hand. */
  let settle: { message(message: ChildMessage): void; death(error: MillraceError): void } | undefined;
  let name = '';

  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-stderrCharacters);
  });
  child.on('message', (raw) => {
    const { success, data } = childMessageSchema.safeParse(raw);
    if (!success) killNow();
    else if (data.kind === 'ready') started = true;
    else settle?.message(data);
  });
  child.on('error', (error) => {
    stderr += error.message;
  });
  child.on('close', (exitCode, signal) => {
    ended = true;
    settle?.death(childDeathError({ exitCode, signal, stderr, started }, name));
    setGone();
  });
  ref(false);

  function killNow(): void {
    killed = true;
    child.kill('SIGKILL');
  }

  /** An idle child does not keep this process alive. */
  function ref(busy: boolean): void {
    const act = busy ? 'ref' : 'unref';
    child[act]();
    child.channel?.[act]();
    if (child.stderr instanceof Socket) child.stderr[act]();
  }

  function isWornBy(cpuMs: number): boolean {
    const resident = child.pid === undefined ? 0 : (residentBytes(child.pid) ?? 0);
    return documents >= documentsPerChild || resident > memoryBytes / 2 || cpuMs > timeoutMs;
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
      const { promise, resolve, reject } = Promise.withResolvers<ParsedDocument>();
      const killFor = (reason: unknown) => {
        reject(reason);
        killNow();
      };
      const { hint } = request;
      name = hint.name;
      settle = {
        message(message) {
          documents++;
          if (message.kind === 'parsed') resolve(message.document);
          if (message.kind === 'failed') reject(new MillraceError(message.code, message.message));
          if (message.kind !== 'ready') worn ||= isWornBy(message.cpuMs);
        },
        death: reject,
      };
      const onAbort = () => killFor(signal.reason);
      signal.addEventListener('abort', onAbort, { once: true });
      const tooLong = new MillraceError('PARSER_TIMEOUT', `${hint.name} takes longer than ${timeoutMs} ms to parse`);
      const timer = setTimeout(killFor, timeoutMs, tooLong);
      const unwatch = watchMemory(child.pid ?? 0, memoryBytes, () =>
        killFor(new MillraceError('PARSER_OUT_OF_MEMORY', `${hint.name} needs more than ${memoryMb} MB to parse`)),
      );
      ref(true);
      try {
        child.send(request, (error) => {
          if (error)
            killFor(new MillraceError('STAGE_FAILED', `a parser does not take ${hint.name}`, { cause: error }));
        });
        return await promise;
      } finally {
        settle = undefined;
        clearTimeout(timer);
        unwatch();
        signal.removeEventListener('abort', onAbort);
        if (!ended) ref(false);
      }
    },
    async kill() {
      if (ended) return;
      ref(true);
      killNow();
      await gone;
    },
  };
}
