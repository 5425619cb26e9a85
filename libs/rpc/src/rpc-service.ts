import type { DescService } from '@bufbuild/protobuf';
import type { ConnectRouter, ServiceImpl } from '@connectrpc/connect';
import type { Scope } from '@millrace/contracts';

/** Of every method of a service: the scope that a caller must have, or null where anyone may call it. */
export type MethodScopes<S extends DescService> = { readonly [Method in keyof S['method']]: Scope | null };

/** A service with all its methods, and who may call each of them. */
export interface RpcService {
  readonly description: DescService;
  /** By the local name of the method, such as `createCollection`. */
  readonly scopes: Readonly<Record<string, Scope | null>>;
  register(router: ConnectRouter): void;
}

/**
 * Implements a service. Its methods throw `MillraceError`, which ends the call with its status and tells its code; they read who calls by
 * `callerOf(context)`, and hand `context.signal` to whatever waits: it aborts at the deadline and when the caller goes.
 */
export function defineRpcService<S extends DescService>(
  description: S,
  scopes: MethodScopes<S>,
  implementation: ServiceImpl<S>,
): RpcService {
  return { description, scopes, register: (router) => void router.service(description, implementation) };
}
