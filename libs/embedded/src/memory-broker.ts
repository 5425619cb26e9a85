import {
  bulkType,
  delayQueue,
  delayRungsMs,
  exchange,
  MillraceError,
  type Priority,
  queues,
} from '@millrace/contracts';
import { type BusMessage, type Clock, type QueueCounts, systemClock } from '@millrace/ports';
import { MemoryQueue } from './memory-queue.ts';

const topRungMs = Math.max(...delayRungsMs);

/**
 * The queues and bindings that the buses of one process share, with the topology of the contracts. Nothing outlives the process:
 * what is lost with it is published again from the stored originals.
 */
export class MemoryBroker {
  readonly #queues = new Map<string, MemoryQueue>();
  readonly #bindings = new Map<string, Set<MemoryQueue>>();
  /** Messages that wait for their time, by the rung of the ladder that would hold them. */
  readonly #delayed = new Map<string, number>();
  readonly #closing = new AbortController();
  readonly #clock: Clock;

  constructor(clock: Clock = systemClock) {
    this.#clock = clock;
    for (const [name, types] of Object.entries(queues)) this.declare(name, types);
  }

  /** The queue `name`, made if there is none, bound to `types` on top of what it is bound to already. */
  declare(name: string, types: readonly string[] = []): MemoryQueue {
    const queue = this.#queues.get(name) ?? new MemoryQueue(name);
    this.#queues.set(name, queue);
    for (const type of types) this.#bindings.set(type, (this.#bindings.get(type) ?? new Set()).add(queue));
    return queue;
  }

  publish(message: BusMessage, optional: boolean, priority?: Priority): void {
    const bound = this.#bindings.get(priority === 'bulk' ? bulkType(message.type) : message.type);
    if (bound) for (const queue of bound) queue.put(message);
    else if (!optional) {
      throw new MillraceError('MESSAGE_UNROUTABLE', `${message.type} ${message.id}: bound to nothing in ${exchange}`);
    }
  }

  send(name: string, message: BusMessage, delayMs: number): void {
    const queue = this.#queues.get(name);
    if (!queue) throw new MillraceError('MESSAGE_UNROUTABLE', `${message.type} ${message.id}: no queue ${name}`);
    if (delayMs <= 0) queue.put(message);
    else void this.#putLater(queue, message, delayMs);
  }

  /** Messages that wait in a queue for a consumer; 0 where there is no such queue. */
  depth(name: string): number {
    return this.#queues.get(name)?.counts.ready ?? 0;
  }

  /** What lies in each queue now, and on each rung of the ladder. */
  counts(): Record<string, QueueCounts> {
    const rungs = delayRungsMs.map((rungMs) => {
      const name = delayQueue(rungMs);
      return [name, { ready: this.#delayed.get(name) ?? 0, unacked: 0, deadLettering: 0, consumers: 0 }] as const;
    });
    const queues = Array.from(this.#queues, ([name, queue]) => [name, queue.counts] as const);
    return Object.fromEntries([...queues, ...rungs]);
  }

  /** Drops the messages that wait for their time, so that no timer keeps the process. */
  close(): void {
    this.#closing.abort();
  }

  async #putLater(queue: MemoryQueue, message: BusMessage, delayMs: number): Promise<void> {
    const rung = delayQueue(delayRungsMs.find((rungMs) => rungMs >= delayMs) ?? topRungMs);
    this.#delayed.set(rung, (this.#delayed.get(rung) ?? 0) + 1);
    await this.#clock.sleep(delayMs, this.#closing.signal);
    this.#delayed.set(rung, (this.#delayed.get(rung) ?? 0) - 1);
    if (!this.#closing.signal.aborted) queue.put(message);
  }
}
