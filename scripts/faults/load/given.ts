/** A document that was accepted, and how it is to end. */
export interface GivenDocument {
  readonly taskId: string;
  readonly documentId: string;
  readonly name: string;
  /** The word that only this document holds. */
  readonly mark: string;
  /**
   * `completed` and live; `replaced`: completed, and another took its place; `cancelled`; `deleted`, whatever became of the task;
   * or the code with which it is to fail.
   */
  readonly end: 'completed' | 'replaced' | 'cancelled' | 'deleted' | (string & {});
}

/** A message that must end as a dead letter, once. */
export interface PlantedLetter {
  readonly code: string;
  readonly taskId?: string;
  readonly messageId?: string;
}

/** Chat logs that were confirmed by the broker: each must be in one row. */
export interface GivenChat {
  readonly userId: string;
  readonly questions: readonly string[];
}
