import type { Metric } from '@millrace/contracts';

/** A query as a model sees it. */
export interface QueryVector {
  /** Key of the model; vectors of other models are not compared with it. */
  readonly model: string;
  readonly values: Float32Array;
  /** How the collection compares vectors. Default `cosine`. */
  readonly metric?: Metric;
}
