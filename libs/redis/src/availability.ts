/** Whether a server can be reached, for callers that may wait out a short break and must not queue up in a long one. */
export interface Availability {
  /** Resolves while the server is up, else when it is back. Rejects once a break has lasted longer than the grace, and until it ends. */
  up(): Promise<void>;
  lost(): void;
  back(): void;
  /** Rejects whoever waits. */
  end(reason: Error): void;
}

export interface AvailabilityOptions {
  readonly graceMs: number;
  /** Called when a break has lasted for the grace; what it returns is thrown until the break is over. */
  readonly onLongBreak: () => Error;
}

/** Begins with the server not reached yet. */
export function createAvailability({ graceMs, onLongBreak }: AvailabilityOptions): Availability {
  let current = beginBreak();

  function beginBreak() {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    promise.catch(() => {});
    const timer = setTimeout(() => reject(onLongBreak()), graceMs);
    return {
      promise,
      isBreak: true,
      over(reason?: Error) {
        clearTimeout(timer);
        if (reason) reject(reason);
        else resolve();
      },
    };
  }

  return {
    up: () => current.promise,
    lost() {
      if (!current.isBreak) current = beginBreak();
    },
    back() {
      current.over();
      current = { promise: Promise.resolve(), isBreak: false, over: () => {} };
    },
    end(reason) {
      current.over(reason);
      const promise = Promise.reject(reason);
      promise.catch(() => {});
      current = { promise, isBreak: true, over: () => {} };
    },
  };
}
