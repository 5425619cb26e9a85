import type { TaskEnvelope } from '@millrace/contracts';
import type { Digest } from '@millrace/http';

export interface StoreOptions {
  /** Another request may store the original of this task: whichever comes first stands. */
  readonly ifAbsent: boolean;
  /** Asked when all of the original is known, before it stands. Its digest is undefined where that is the parser's to find. */
  readonly isNeeded: (digest: Digest | undefined) => Promise<boolean>;
}

/** The ways in which a caller gives the original of a document. */
export interface Original {
  /** Tells one request from another under the same Idempotency-Key, as far as it can be told before the original is read. */
  readonly fingerprint: string;
  /** An object that the caller has placed. */
  readonly objectKey?: string;
  /**
   * Stores it under its envelope. When it resolves to `created` the task is accepted; with `exists` it was before, by an original that
   * may be another one; with `needless`, or when it throws, nothing is left.
   */
  store(task: TaskEnvelope, options: StoreOptions): Promise<'created' | 'exists' | 'needless'>;
  /** Of all of it, which is read to its end where it was not stored. Undefined where that is the parser's to find. */
  digest(): Promise<Digest | undefined>;
}
