/** How vectors are compared: by angle, by Euclidean distance, or by inner product. */
export type VectorMetric = 'cosine' | 'l2' | 'ip';

/** `flat` compares with every vector: exact. */
export type VectorIndexType = 'hnsw' | 'ivfflat' | 'flat';

export interface VectorIndex {
  readonly type: VectorIndexType;
  readonly metric: VectorMetric;
  /** Whole numbers by name, as pgvector has them: `m`, `ef_construction`, `lists`. Empty for what they are by default. */
  readonly params: Readonly<Record<string, number>>;
}

export interface NewVectorCollection {
  readonly name: string;
  readonly description?: string;
  /** Numbers in each vector, 1 to 16,000. */
  readonly dimension: number;
  /** Default: none, and its vectors are compared by cosine. */
  readonly index?: VectorIndex;
}

export interface VectorCollection {
  readonly name: string;
  readonly description: string;
  readonly dimension: number;
  readonly metric: VectorMetric;
  readonly index: VectorIndex | undefined;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export type VectorMetadata = { readonly [name: string]: unknown };

export interface VectorRecord {
  readonly id: string;
  readonly vector: ArrayLike<number>;
  readonly metadata: VectorMetadata;
}

/** One without an id is given one. */
export type NewVectorRecord = Omit<VectorRecord, 'id'> & { readonly id?: string };

export interface VectorSearch {
  readonly vector: ArrayLike<number>;
  readonly topK: number;
  /** Conditions on the metadata: see docs/gateway.md. */
  readonly filter?: VectorMetadata;
  readonly includeVector?: boolean;
}

export interface VectorMatch {
  readonly id: string;
  /** Cosine similarity or inner product, where more is better; Euclidean distance, where less is. */
  readonly score: number;
  /** Empty unless it was asked for. */
  readonly vector: ArrayLike<number>;
  readonly metadata: VectorMetadata;
}

export interface CallOptions {
  /** Ends the work where nobody waits for it any more. */
  readonly signal?: AbortSignal;
}

/**
 * Collections of vectors of one tenant. All methods throw `VECTOR_COLLECTION_NOT_FOUND` for a collection that is not there,
 * `VALIDATION_ERROR` for what does not fit it, and `DEPENDENCY_UNAVAILABLE` while the database does not answer.
 */
export interface VectorStore {
  /** Throws `DUPLICATE_RECORD` where the name is taken, `INDEX_UNSUPPORTED` for an index that the dimension is too large for. */
  createCollection(collection: NewVectorCollection, options?: CallOptions): Promise<void>;
  dropCollection(name: string, options?: CallOptions): Promise<void>;
  hasCollection(name: string, options?: CallOptions): Promise<boolean>;
  /** Names, in their order. */
  listCollections(options?: CallOptions): Promise<string[]>;
  collection(name: string, options?: CallOptions): Promise<VectorCollection>;
  /** As they are now. */
  statistics(name: string, options?: CallOptions): Promise<{ readonly vectors: number; readonly bytes: number }>;
  /** Throws `DUPLICATE_RECORD` where it has one, `INDEX_UNSUPPORTED` where the dimension is too large for it. */
  createIndex(collection: string, index: VectorIndex, options?: CallOptions): Promise<void>;
  /** Throws `RECORD_NOT_FOUND` where it has none. */
  dropIndex(collection: string, options?: CallOptions): Promise<void>;
  hasIndex(collection: string, options?: CallOptions): Promise<boolean>;
  /** All or none. Gives their ids, in order. Throws `DUPLICATE_RECORD` where one of them is there, or given twice. */
  insert(collection: string, records: readonly NewVectorRecord[], options?: CallOptions): Promise<string[]>;
  /** All or none; replaces those that are there. Gives their ids, in order. */
  upsert(collection: string, records: readonly NewVectorRecord[], options?: CallOptions): Promise<string[]>;
  /** Gives how many were there. */
  delete(collection: string, ids: readonly string[], options?: CallOptions): Promise<number>;
  /** The nearest, the best first. */
  search(collection: string, search: VectorSearch, options?: CallOptions): Promise<VectorMatch[]>;
  /** Throws `RECORD_NOT_FOUND`. */
  get(collection: string, id: string, options?: CallOptions): Promise<VectorRecord>;
  /** Throws `DEPENDENCY_UNAVAILABLE`. */
  ping(options?: CallOptions): Promise<void>;
  /** Gives back the room of what was deleted, and builds the index anew. Readers go on meanwhile. */
  compact(collection: string, options?: CallOptions): Promise<void>;
}

/** The stores of all tenants. */
export interface VectorStores {
  of(tenant: string): VectorStore;
}
