import { AsyncLocalStorage } from 'node:async_hooks';
import { dependencyUnavailable, MillraceError } from '@millrace/contracts';
import type { Gate } from './gate.ts';

/** What goes wrong in one handling of a message, and where. */
export interface Fault {
  /** Which of the calls that leave the process, from 0: to objects, database, models, task states, bus. */
  readonly at: number;
  /** Before the call has any effect, or after it has all of it and before its answer arrives. */
  readonly when: 'before' | 'after';
  readonly what: 'crash' | 'outage' | 'transient' | 'later' | 'permanent';
}

/** What failures are thrown as: tried again, tried again after more than the delay ladder's top rung, or given up. */
const failures = {
  transient: { code: 'STAGE_FAILED' },
  later: { code: 'MODEL_UNAVAILABLE', retryAfterMs: 2 * 3_600_000 },
  permanent: { code: 'CORRUPT_DOCUMENT' },
} as const;

const current = new AsyncLocalStorage<Process>();

/** Set inside a step that makes further calls. */
const inStep = new AsyncLocalStorage<true>();

/** The process in which the caller runs; undefined for the test itself, which nothing befalls. */
export function currentProcess(): Process | undefined {
  return current.getStore();
}

/**
 * The part of a worker's process that handles one message. Whatever it does to the world is a step: once it has crashed it takes none
 * any more, so that the code which goes on running changes nothing.
 */
export class Process {
  readonly #fault: Fault | undefined;
  readonly #gate: Gate | undefined;
  readonly #underWay = new Set<Promise<unknown>>();
  readonly #finished = Promise.withResolvers<void>();
  readonly #lost = new AbortController();
  #steps = 0;

  constructor(fault?: Fault, gate?: Gate) {
    this.#fault = fault;
    this.#gate = gate;
  }

  /** Aborts when the process crashes. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  run<T>(work: () => T): T {
    return current.run(this, work);
  }

  /** Work inside a step, as in a transaction: the calls it makes have the turn of that step. */
  runInside<T>(work: () => T): T {
    return this.run(() => inStep.run(true, work));
  }

  /** One call that leaves the process. Throws what the fault says, and whatever `act` throws. */
  step<T>(service: string, act: () => Promise<T>): Promise<T> {
    // To wait for a turn there would be to wait for the end of its own.
    if (inStep.getStore()) return this.innerStep(service, act);
    const taken = this.#gated(service, act);
    this.#underWay.add(taken);
    const done = () => this.#underWay.delete(taken);
    taken.then(done, done);
    return taken;
  }

  /** The same inside a step, which is one turn of the process however much it does. */
  async innerStep<T>(service: string, act: () => Promise<T>): Promise<T> {
    const fault = this.#begin();
    if (fault?.when === 'before') this.#strike(fault, service);
    const result = await act();
    this.lost.throwIfAborted();
    if (fault?.when === 'after') this.#strike(fault, service);
    return result;
  }

  /** A call that neither waits nor throws. */
  tell(act: () => void): void {
    if (this.lost.aborted) return;
    const fault = this.#begin();
    const crash = fault?.what === 'crash' ? fault.when : undefined;
    if (crash === 'before') this.#lost.abort(new Error('the process has crashed'));
    else act();
    if (crash === 'after') this.#lost.abort(new Error('the process has crashed'));
  }

  /** The message is handled; told by whoever handles it. */
  finish(): void {
    this.#gate?.open();
    this.#finished.resolve();
  }

  /** Resolves when the message is handled and nothing that it began is under way. */
  async ended(): Promise<void> {
    await this.#finished.promise;
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay);
  }

  async #gated<T>(service: string, act: () => Promise<T>): Promise<T> {
    const leave = await this.#gate?.enter();
    try {
      return await this.innerStep(service, act);
    } finally {
      leave?.();
    }
  }

  #begin(): Fault | undefined {
    this.lost.throwIfAborted();
    const step = this.#steps++;
    return step === this.#fault?.at ? this.#fault : undefined;
  }

  #strike({ what }: Fault, service: string): never {
    if (what === 'outage') throw dependencyUnavailable(service, 'as planned');
    if (what !== 'crash') {
      const { code, ...options } = failures[what];
      throw new MillraceError(code, `planned at ${service}`, options);
    }
    this.#lost.abort(new Error('the process has crashed'));
    throw this.lost.reason;
  }
}
