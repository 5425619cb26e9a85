/** A value that can be compared for equality with any other. */
export type Scalar = string | number | boolean | null;

/** What a filter asks of one record's metadata: true or false of each, also where the field is missing. */
export type Condition =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  /** The field is `value`: numbers by what they are worth, objects whatever the order of their names. */
  | { readonly kind: 'equals'; readonly path: Path; readonly value: unknown }
  /** The field is of the kind of `value`, and greater or less: texts by their code points. */
  | { readonly kind: 'compares'; readonly path: Path; readonly by: Comparison; readonly value: number | string }
  /** The field is a list with `value` in it. */
  | { readonly kind: 'contains'; readonly path: Path; readonly value: Scalar }
  /** The field is there, if only as null. */
  | { readonly kind: 'exists'; readonly path: Path };

export type Comparison = '>' | '>=' | '<' | '<=';

/** Names from the metadata inwards. */
export type Path = readonly [string, ...string[]];
