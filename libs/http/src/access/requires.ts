import type { Scope } from '@millrace/contracts';

/**
 * What a route says of itself in its schema: the scope that a caller must have. It is part of the OpenAPI document, and the server holds every
 * request against it.
 */
export function requires(scope: Scope): { readonly security: { readonly apiKey: readonly Scope[] }[] } {
  return { security: [{ apiKey: [scope] }] };
}
