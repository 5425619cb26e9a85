import type { DescService } from '@bufbuild/protobuf';
import type { ServiceImpl } from '@connectrpc/connect';
import type { RateGroup, Scope } from '@millrace/contracts';

/** Of every method of a service: the scope that a caller must have, or null where anyone may call it. */
export type MethodScopes<S extends DescService> = { readonly [Method in keyof S['method']]: Scope | null };

/** In which group the calls count: of all methods, or of those for which it is not that of their scope. */
export type MethodGroups<S extends DescService> = RateGroup | { readonly [Method in keyof S['method']]?: RateGroup };

/** A service with all its methods, and who may call each of them how often. */
export interface RpcService {
  readonly description: DescService;
  /** By the local name of the method, such as `createCollection`. */
  readonly scopes: Readonly<Record<string, Scope | null>>;
  /** By the same. Calls for anyone are not counted. */
  readonly groups: Readonly<Record<string, RateGroup>>;
  /** By the same. */
  readonly implementation: ServiceImpl<DescService>;
}

/**
 * Implements a service. Its methods throw `MillraceError`, which ends the call with its status and tells its code; they read who calls by
 * `callerOf(context)`, and hand `context.signal` to whatever waits: it aborts at the deadline and when the caller goes.
 */
export function defineRpcService<S extends DescService>(
  description: S,
  scopes: MethodScopes<S>,
  implementation: ServiceImpl<S>,
  groups: MethodGroups<S> = {},
): RpcService {
  return {
    description,
    scopes,
    groups: typeof groups === 'string' ? groupsOf(scopes, () => groups) : { ...groupsOf(scopes, groupOf), ...groups },
    implementation: implementation as ServiceImpl<DescService>,
  };
}

function groupsOf(
  scopes: Readonly<Record<string, Scope | null>>,
  group: (scope: Scope) => RateGroup,
): Record<string, RateGroup> {
  return Object.fromEntries(
    Object.entries(scopes).flatMap(([method, scope]) => (scope === null ? [] : [[method, group(scope)]])),
  );
}

function groupOf(scope: Scope): RateGroup {
  return scope === 'read' ? 'reads' : 'writes';
}
