import type { Scope } from '@millrace/contracts';

/** What a route says of itself in its schema, as the OpenAPI document shows it. */
export interface Access {
  readonly security: readonly { readonly apiKey: readonly Scope[] }[];
}

/** Of a route: the scope that a caller must have. */
export function requires(scope: Scope): Access {
  return { security: [{ apiKey: [scope] }] };
}

/** Of a route that asks nobody who he is. */
export const forAnyone: Access = { security: [] };

/** What the schema of a route says: undefined where it says nothing, null where anyone may. */
export function scopeOf(schema: unknown): Scope | null | undefined {
  if (typeof schema !== 'object' || schema === null || !('security' in schema)) return undefined;
  const [required] = (schema as Access).security;
  return required ? required.apiKey[0] : null;
}
