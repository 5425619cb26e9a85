import type { VectorMetadata } from '@millrace/ports';

export interface NearestQuery {
  /** As pgvector reads it. */
  readonly vector: string;
  readonly topK: number;
  /** As a path of SQL/JSON: see `conditionPath`. */
  readonly filter: string | undefined;
  readonly includeVector: boolean;
}

export interface Found {
  readonly id: string;
  readonly metadata: VectorMetadata;
  /** By pgvector's measure: the less, the nearer. */
  readonly distance: number;
  /** As pgvector writes it, where it was asked for. */
  readonly vector: string | null;
}
