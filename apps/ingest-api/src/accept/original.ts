import type { TaskEnvelope } from '@millrace/contracts';
import type { Digest } from '../form/upload-body.ts';

/** The ways in which a caller gives the original of a document. */
export interface Original {
  /** Tells one request from another under the same Idempotency-Key, as far as it can be told before the original is read. */
  readonly fingerprint: string;
  /** An object that the caller has placed. */
  readonly objectKey?: string;
  /**
   * Stores it under its envelope. The task is accepted when this resolves; when it throws, nothing is left. Resolves to `exists`
   * where `ifAbsent` and another request for the same task was faster: its original stands, whatever it holds.
   */
  store(task: TaskEnvelope, options: { readonly ifAbsent: boolean }): Promise<'created' | 'exists'>;
  /** Of all of it, which is read to its end where it was not stored. Undefined where that is the parser's to find. */
  digest(): Promise<Digest | undefined>;
}
