/** What a filter asks of one record's metadata: true or false of each, also where the field is missing. */
export type Condition =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  /** Numbers are equal by what they are worth: 1 and 1.0. */
  | { readonly kind: 'equals'; readonly path: Path; readonly value: Scalar }
  /** The field is of the kind of `value`, and greater or less: texts by their code points. */
  | {
      readonly kind: 'compares';
      readonly path: Path;
      readonly by: '>' | '>=' | '<' | '<=';
      readonly value: number | string;
    }
  /** The field is a list with `value` in it. */
  | { readonly kind: 'contains'; readonly path: Path; readonly value: Scalar }
  /** The field is there, if only as null. */
  | { readonly kind: 'exists'; readonly path: Path };

export type Scalar = string | number | boolean | null;

/** Names from the metadata inwards, one at least. */
export type Path = readonly string[];
