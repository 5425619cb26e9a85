import { dependencyUnavailable, MillraceError } from '@millrace/contracts';
import type { Logger } from '@millrace/ports';
import type { ChannelModel } from 'amqplib';
import { backoffMs } from './backoff.ts';
import { within } from './within.ts';

/** A connection that has been made, and what is known of its end. */
export interface Attachment {
  readonly connection: ChannelModel;
  /** Aborts when this connection, or anything on it, is gone. Nothing that it brought may be used then. */
  readonly lost: AbortSignal;
  /** Declares it gone. Further calls do nothing. */
  readonly lose: (reason: Error) => void;
}

export interface BrokerLinkOptions<Session> {
  readonly connect: () => Promise<ChannelModel>;
  /** Makes a fresh connection ready for use. Where it throws, the attempt has failed. */
  readonly attach: (attachment: Attachment) => Promise<Session>;
  /** Ends a session in good order, before its connection is closed. */
  readonly detach: (session: Session) => Promise<void>;
  readonly log: Logger;
}

const closeTimeoutMs = 2_000;

/**
 * Keeps one connection to the broker with what stands on it (the session), and builds both anew whenever any of it is gone: the
 * connection refused or dropped, a channel closed, a consumer cancelled. Each attempt is a generation with a signal of its own, so
 * that what an earlier one still reports changes nothing.
 */
export class BrokerLink<Session> {
  /** Resolves when the first attempt has ended, well or not. */
  readonly tried: Promise<void>;

  readonly #options: BrokerLinkOptions<Session>;
  readonly #waiting = new Set<() => void>();
  #generation = 0;
  #failures = 0;
  #session: Session | undefined;
  #connection: ChannelModel | undefined;
  #end = new AbortController();
  #retry: NodeJS.Timeout | undefined;
  #retired = false;
  #closing: Promise<void> | undefined;
  /** Why it cannot be used now. */
  #trouble: Error | undefined = new Error('not connected yet');

  constructor(options: BrokerLinkOptions<Session>) {
    this.#options = options;
    this.tried = this.#attempt();
  }

  /** What stands on the connection, while it stands. */
  get session(): Session | undefined {
    return this.#session;
  }

  /** The session, waiting for at most `waitMs`. Throws `DEPENDENCY_UNAVAILABLE`, or `SHUTTING_DOWN` once closed. */
  async ready(waitMs: number): Promise<Session> {
    const deadline = Date.now() + waitMs;
    for (;;) {
      this.#assertOpen();
      if (this.#session) return this.#session;
      const remainingMs = deadline - Date.now();
      if (remainingMs <= 0) throw dependencyUnavailable('rabbitmq', this.#trouble);
      await this.#change(remainingMs);
    }
  }

  /** Throws why it cannot be used now, as `ready` does but without waiting, and also while the broker takes no messages. */
  check(): void {
    this.#assertOpen();
    if (this.#trouble) throw dependencyUnavailable('rabbitmq', this.#trouble);
  }

  /** Keeps the connection for as long as it lasts, and makes no other. */
  retire(): void {
    this.#retired = true;
    clearTimeout(this.#retry);
  }

  /** Safe to call twice. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.retire();
    const [session, connection] = [this.#session, this.#connection];
    this.#session = undefined;
    this.#end.abort(new Error('the bus is closed'));
    this.#wake();
    if (connection) await closeQuietly(connection, async () => session && this.#options.detach(session));
  }

  async #attempt(): Promise<void> {
    this.#generation += 1;
    const end = new AbortController();
    this.#end = end;
    const lose = (reason: Error) => {
      if (end.signal.aborted) return;
      end.abort(reason);
      this.#rebuildAfter(reason);
    };
    try {
      const connection = await this.#options.connect();
      connection.on('error', lose);
      connection.on('close', (reason) => lose(reason ?? new Error('the connection was closed')));
      connection.on('blocked', (reason) =>
        this.#block(end.signal, new Error(`the broker takes no messages: ${reason}`)),
      );
      connection.on('unblocked', () => this.#block(end.signal, undefined));
      if (end.signal.aborted) return void closeQuietly(connection);
      this.#connection = connection;
      const session = await this.#options.attach({ connection, lost: end.signal, lose });
      if (end.signal.aborted) return;
      this.#session = session;
      this.#trouble = undefined;
      this.#failures = 0;
      this.#options.log.info({ generation: this.#generation }, 'connected to RabbitMQ');
      this.#wake();
    } catch (error) {
      lose(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #rebuildAfter(reason: Error): void {
    if (this.#connection) void closeQuietly(this.#connection);
    this.#connection = undefined;
    this.#session = undefined;
    this.#trouble = reason;
    if (this.#retired) return;
    const delayMs = Math.round(backoffMs(this.#failures, Math.random()));
    const fields = { generation: this.#generation, failures: this.#failures, delayMs, reason: reason.message };
    if (this.#failures === 0) this.#options.log.warn(fields, 'no connection to RabbitMQ; trying again');
    else this.#options.log.debug(fields, 'still no connection to RabbitMQ');
    this.#failures += 1;
    this.#retry = setTimeout(() => void this.#attempt(), delayMs);
  }

  #block(lost: AbortSignal, trouble: Error | undefined): void {
    if (lost.aborted) return;
    this.#trouble = trouble;
    if (trouble) this.#options.log.warn({}, trouble.message);
  }

  #assertOpen(): void {
    if (this.#closing) throw new MillraceError('SHUTTING_DOWN', 'the bus is closed');
  }

  /** Resolves when a session stands, when the link is closed, or after `ms`. */
  #change(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.#waiting.add(done);
    });
  }

  #wake(): void {
    for (const done of this.#waiting) done();
  }
}

/**
 * Closes a connection, after what must come `first`. It may be dead, or die meanwhile, so that nobody answers. Not at once:
 * amqplib reports an error before it has finished with the connection itself.
 */
async function closeQuietly(connection: ChannelModel, first = async () => {}): Promise<void> {
  await Promise.resolve();
  const gone = new Promise<void>((resolve) => connection.once('close', () => resolve()));
  const closed = first().then(() => connection.close());
  await within(closeTimeoutMs, Promise.race([closed, gone])).catch(() => {});
}
