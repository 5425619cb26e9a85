import type { VectorMetadata } from '@millrace/ports';
import type { Vector } from '@millrace/protocol';

/** What the store keeps came as JSON and is JSON; its type does not say so. */
export function metadataOf(metadata: VectorMetadata): NonNullable<Vector['metadata']> {
  return metadata as NonNullable<Vector['metadata']>;
}
