import type { TaskEnvelope } from '@millrace/contracts';
import type { Digest } from '../form/upload-body.ts';

/** The ways in which a caller gives the original of a document. */
export interface Original {
  /** Tells one request from another under the same Idempotency-Key, as far as it can be told before the original is read. */
  readonly fingerprint: string;
  /** An object that the caller has placed. */
  readonly objectKey?: string;
  /** Stores it under its envelope. The task is accepted when this resolves; when it throws, nothing is left. */
  store(task: TaskEnvelope): Promise<Digest | undefined>;
  /** The same request was accepted before. Throws `IDEMPOTENCY_CONFLICT` where this original is another one. */
  repeat(task: TaskEnvelope): Promise<Digest | undefined>;
}
