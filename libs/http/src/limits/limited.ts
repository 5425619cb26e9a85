import type { RateGroup } from '@millrace/contracts';

/** Where the schema of a route says in which group it counts. It is part of the OpenAPI document. */
export const rateGroupKey = 'x-rate-limit';

/** What a route says of itself in its schema where it does not count in `reads` or `writes`, by its method. */
export function limited(group: RateGroup): { readonly [rateGroupKey]: RateGroup } {
  return { [rateGroupKey]: group };
}
