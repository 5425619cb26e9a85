import type { RateGroup } from '@millrace/contracts';
import { scopeOf } from '../access/requires.ts';

/** Of a route that does not count in `reads` or `writes`, by its method. */
export interface Limited {
  readonly 'x-rate-limit': RateGroup;
}

/** What a route says of itself in its schema: in which group it counts. */
export function limited(group: RateGroup): Limited {
  return { 'x-rate-limit': group };
}

/** The group in which the requests to a route count; undefined where anyone may ask, and nobody is counted. */
export function rateGroupOf(method: string, schema: object | undefined): RateGroup | undefined {
  if (!scopeOf(schema)) return undefined;
  const reads = method === 'GET' || method === 'HEAD';
  return (schema as Partial<Limited>)['x-rate-limit'] ?? (reads ? 'reads' : 'writes');
}
