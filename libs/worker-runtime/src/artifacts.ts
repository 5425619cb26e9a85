import { type Artifact, MillraceError } from '@millrace/contracts';
import type { ObjectStore } from '@millrace/ports';
import { z } from 'zod';

/**
 * What an artifact refers to. Inline values were checked with their event; an object is read and checked here.
 * Throws `OBJECT_NOT_FOUND`, and `MALFORMED_MESSAGE` where the object does not fit `schema`.
 */
export async function readArtifact<T>(
  objects: ObjectStore,
  artifact: Artifact<T>,
  schema: z.ZodType<T>,
  signal: AbortSignal,
): Promise<T> {
  if ('inline' in artifact) return artifact.inline;
  const body = await objects.get(artifact.key, { signal });
  const result = schema.safeParse(parseJson(artifact.key, body));
  if (result.success) return result.data;
  throw new MillraceError('MALFORMED_MESSAGE', `object ${artifact.key}: ${z.prettifyError(result.error)}`);
}

/**
 * Stores `value` as JSON under `key` unless an object stands there already (the first one stays), or refers to it inline where
 * its JSON has at most `inlineMaxBytes` bytes; 0 means never.
 */
export async function writeArtifact<T>(
  objects: ObjectStore,
  key: string,
  value: T,
  inlineMaxBytes: number,
): Promise<Artifact<T>> {
  const json = JSON.stringify(value);
  if (Buffer.byteLength(json) <= inlineMaxBytes) return { inline: value };
  await objects.put(key, json, { contentType: 'application/json', ifAbsent: true });
  return { key };
}

function parseJson(key: string, body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'));
  } catch (cause) {
    throw new MillraceError('MALFORMED_MESSAGE', `object ${key} is not JSON`, { cause });
  }
}
