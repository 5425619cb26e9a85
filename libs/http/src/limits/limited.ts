import type { RateGroup } from '@millrace/contracts';

const key = 'x-rate-limit';

/** What a route says of itself in its schema where it does not count in `reads` or `writes`, by its method. It is part of the OpenAPI document. */
export function limited(group: RateGroup): { readonly [key]: RateGroup } {
  return { [key]: group };
}

/** The group that the schema of a route names. */
export function rateGroupOf(schema: object | undefined): RateGroup | undefined {
  return schema && key in schema ? (schema[key] as RateGroup) : undefined;
}
