import type { ObjectEntry } from '@millrace/ports';

const artifactKey = /^artifacts\/[^/]+\/([0-9a-f-]{36})\/(?:(vectors)|([0-9a-f-]{36}))\//;

/** An artifact with what its key names. */
export interface Artifact extends ObjectEntry {
  readonly documentId: string;
  /** Undefined for vectors, which belong to their document. */
  readonly taskId: string | undefined;
}

/** None for an object whose key names no document. */
export function artifactOf(entry: ObjectEntry): Artifact[] {
  const [, documentId, , taskId] = artifactKey.exec(entry.key) ?? [];
  return documentId === undefined ? [] : [{ ...entry, documentId, taskId }];
}
