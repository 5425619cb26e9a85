import {
  bulkType,
  deadLetterQueue,
  delayQueue,
  delayRungsMs,
  MillraceError,
  queues as topology,
} from '@millrace/contracts';
import type { Bus, BusMessage, Clock, Delivery } from '@millrace/ports';
import type { Process } from './process.ts';

/** A message that waits. */
export interface Waiting {
  readonly message: BusMessage;
  /** Deliveries that a crash ended. */
  losses: number;
}

interface Delayed {
  readonly queue: string;
  readonly message: BusMessage;
  readonly rungMs: number;
  /** Milliseconds since the epoch. */
  readonly dueAt: number;
}

/** Queues as lists. Nothing is delivered but when and as the test says. */
export class ScriptedBroker {
  readonly #clock: Clock;
  readonly #queues = new Map<string, Waiting[]>();
  readonly #bindings = new Map<string, Set<string>>();
  readonly #consumers = new Map<string, (delivery: Delivery) => void>();
  #delayed: Delayed[] = [];
  /** Every message that ever came to a queue of the stages, for late duplicates. */
  readonly seen: { readonly queue: string; readonly message: BusMessage }[] = [];
  /** Every message that was put into the dead letter queue. */
  readonly buried: BusMessage[] = [];
  /** Ids of those that were taken away from there: nobody knows of them, unless there was another copy. */
  readonly lostLetters = new Set<string>();
  readonly bus: Bus;

  constructor(clock: Clock) {
    this.#clock = clock;
    for (const [queue, keys] of Object.entries(topology)) this.#declare(queue, keys);
    this.bus = {
      publish: async (message, { optional = false, priority } = {}) =>
        this.#publish(message, priority === 'bulk' ? bulkType(message.type) : message.type, optional),
      send: async (queue, message, { delayMs = 0 } = {}) => this.#send(queue, message, delayMs),
      consume: async (queue, { bindings = [] }, onDelivery) => {
        this.#declare(queue, bindings);
        this.#consumers.set(queue, onDelivery);
        return { cancel: async () => void this.#consumers.delete(queue) };
      },
      depth: async (queue) => this.waiting(queue).length,
      ping: async () => {},
      close: async () => {},
    };
  }

  /** The queues in which something waits that somebody takes. */
  busyQueues(): string[] {
    return [...this.#queues]
      .filter(([name, list]) => list.length > 0 && this.#consumers.has(name))
      .map(([name]) => name);
  }

  waiting(queue: string): readonly Waiting[] {
    return this.#queues.get(queue) ?? [];
  }

  /** Hands the message at `place` to the consumer of its queue, within `process`: if that crashes, it goes back where it was. */
  deliver(queue: string, place: number, process: Process): void {
    const [entry] = this.#list(queue).splice(place, 1);
    const consumer = this.#consumers.get(queue);
    if (!entry || !consumer) throw new RangeError(`nothing to deliver from ${queue}`);
    let settled = false;
    const giveBack = (losses: number) => {
      if (settled) return;
      settled = true;
      this.#list(queue).splice(place, 0, { message: entry.message, losses: entry.losses + losses });
    };
    process.lost.addEventListener('abort', () => giveBack(1), { once: true });
    process.run(() =>
      consumer({
        queue,
        message: entry.message,
        deliveryCount: entry.losses,
        // Each delivery has a process of its own here: none takes another message with it.
        suspect: false,
        lost: process.lost,
        ack: () =>
          process.tell(() => {
            settled = true;
          }),
        release: () => process.tell(() => giveBack(0)),
      }),
    );
  }

  put(queue: string, message: BusMessage): void {
    this.#list(queue).push({ message, losses: 0 });
    this.seen.push({ queue, message });
    if (queue === deadLetterQueue) this.buried.push(message);
  }

  /** Takes a message away, as if it had never come. */
  drop(queue: string, place: number): BusMessage[] {
    return this.#lose(queue, this.#list(queue).splice(place, 1));
  }

  /** Takes every message away. */
  wipe(): BusMessage[] {
    const dropped = [...this.#queues].flatMap(([queue, list]) => this.#lose(queue, list.splice(0)));
    const delayed = this.#delayed.splice(0).flatMap((entry) => this.#lose(entry.queue, [entry]));
    return [...dropped, ...delayed];
  }

  /** How many messages wait in each queue, those of the delay ladder among them. */
  lengths(): ReadonlyMap<string, number> {
    const rungs = delayRungsMs.map((rung) => {
      const waiting = this.#delayed.filter(({ rungMs }) => rungMs === rung);
      return [delayQueue(rung), waiting.length] as const;
    });
    return new Map([...[...this.#queues].map(([queue, { length }]) => [queue, length] as const), ...rungs]);
  }

  /** When the next delayed message is due; undefined where there is none. */
  nextDue(): number | undefined {
    return this.#delayed.length === 0 ? undefined : Math.min(...this.#delayed.map(({ dueAt }) => dueAt));
  }

  /** Puts the delayed messages that are due by now into their queues. */
  putDue(): void {
    const now = this.#clock.now().getTime();
    const due = this.#delayed.filter(({ dueAt }) => dueAt <= now);
    this.#delayed = this.#delayed.filter(({ dueAt }) => dueAt > now);
    for (const { queue, message } of due) this.put(queue, message);
  }

  #declare(queue: string, keys: readonly string[]): void {
    this.#list(queue);
    for (const key of keys) this.#bindings.set(key, (this.#bindings.get(key) ?? new Set()).add(queue));
  }

  #list(queue: string): Waiting[] {
    const list = this.#queues.get(queue) ?? [];
    this.#queues.set(queue, list);
    return list;
  }

  #publish(message: BusMessage, key: string, optional: boolean): void {
    const bound = this.#bindings.get(key);
    if (!bound && !optional) throw new MillraceError('MESSAGE_UNROUTABLE', `${key} is bound to nothing`);
    for (const queue of bound ?? []) this.put(queue, message);
  }

  #send(queue: string, message: BusMessage, delayMs: number): void {
    if (!this.#queues.has(queue)) throw new MillraceError('MESSAGE_UNROUTABLE', `there is no queue ${queue}`);
    if (delayMs <= 0) {
      this.put(queue, message);
      return;
    }
    const rungMs = rungOf(delayMs);
    this.#delayed.push({ queue, message, rungMs, dueAt: this.#clock.now().getTime() + rungMs });
  }

  #lose(queue: string, entries: readonly { readonly message: BusMessage }[]): BusMessage[] {
    const messages = entries.map(({ message }) => message);
    if (queue === deadLetterQueue) for (const { id } of messages) this.lostLetters.add(id);
    return messages;
  }
}

/** The rung of the delay ladder that is next to a delay, milliseconds: stages draw their delays around one. */
function rungOf(delayMs: number): number {
  const distance = (rung: number) => Math.abs(rung - delayMs);
  return delayRungsMs.reduce((best, rung) => (distance(rung) < distance(best) ? rung : best));
}
