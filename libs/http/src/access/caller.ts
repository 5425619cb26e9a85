import type { Scope } from '@millrace/contracts';

/** For whom an operation is done, and who did it, as the audit log names them. */
export interface Acting {
  readonly tenant: string;
  readonly actor: string;
}

/** Who asks. */
export interface Caller extends Acting {
  /** Of whom the caller speaks: the `X-User-ID` of a trusted one. `anonymous` where nobody is named. */
  readonly user: string;
  readonly scopes: ReadonlySet<Scope>;
}

const callers = new WeakMap<object, Caller>();

export function setCaller(request: object, caller: Caller): void {
  callers.set(request, caller);
}

/** Who sent `request`, of a route that requires a scope. On any other it is a defect, and throws. */
export function callerOf(request: object): Caller {
  const caller = callers.get(request);
  if (!caller) throw new TypeError('nobody asked who sent this request: its route requires no scope');
  return caller;
}
