import { type ContextValues, createContextKey } from '@connectrpc/connect';
import type { Caller } from '@millrace/http';

export const callerKey = createContextKey<Caller | undefined>(undefined, { description: 'who calls' });

/** Who calls a method that requires a scope. In any other it is a defect, and throws. */
export function callerOf({ values }: { readonly values: ContextValues }): Caller {
  const caller = values.get(callerKey);
  if (!caller) throw new TypeError('nobody asked who calls: the method requires no scope');
  return caller;
}
