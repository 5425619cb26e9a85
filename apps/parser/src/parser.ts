import {
  documentParsed,
  documentUpload,
  documentUploaded,
  type EventData,
  MillraceError,
  objectKeys,
} from '@millrace/contracts';
import type { ObjectStore } from '@millrace/ports';
import { defaultRetry, defineStage, writeArtifact } from '@millrace/worker-runtime';
import { accept } from './accept.ts';
import { fetchOriginal } from './fetch-original.ts';
import { openParserPool, type ParserPool } from './parsing/parser-pool.ts';
import { parserSettings } from './settings.ts';

interface Deps {
  readonly objects: ObjectStore;
  readonly pool: ParserPool;
  readonly inlineMaxBytes: number;
}

/**
 * Turns an original into structured text; accepts what producers put on the bus.
 * Safe to redeliver: the first acceptance and the first `parsed.json` stand, and whoever comes second works on from them.
 */
export const parser = defineStage({
  name: 'parser',
  summary: 'Reads the text of a document from its original.',
  queue: 'documents.upload',
  consumes: [documentUpload, documentUploaded],
  produces: [documentUploaded, documentParsed],
  needs: ['objects', 'states'],
  status: 'parsing',
  concurrency: 4,
  timeoutMs: 300_000,
  retry: { ...defaultRetry, maxAttempts: 4 },
  settings: parserSettings,
  open({ objects, states }, settings) {
    const { processes, memoryMb, timeoutMs, inlineMaxBytes } = settings;
    return { objects, states, inlineMaxBytes, pool: openParserPool({ processes, memoryMb, timeoutMs }) };
  },
  close: ({ pool }) => pool.close(),
  async handle(event, { emit, progress, signal }, deps) {
    if (event.type === documentUpload.type) {
      const task = await accept(deps, event.data);
      return [emit(documentUploaded, { task }, { onceFor: task.taskId })];
    }
    const parsed = await parse(deps, event.data, signal);
    if (parsed.warnings.length > 0) await progress({ warnings: parsed.warnings });
    return [emit(documentParsed, parsed)];
  },
});

async function parse(
  { objects, pool, inlineMaxBytes }: Deps,
  { task, bytes, sha256 }: EventData<typeof documentUploaded>,
  signal: AbortSignal,
): Promise<EventData<typeof documentParsed>> {
  await using original = await fetchOriginal(objects, task, signal);
  if ((sha256 ?? original.sha256) !== original.sha256 || (bytes ?? original.bytes) !== original.bytes) {
    throw new MillraceError('DIGEST_MISMATCH', `the original of task ${task.taskId} is not what was accepted`);
  }
  const found = await pool.parse(
    original.file,
    { name: task.name, ...(task.contentType ? { contentType: task.contentType } : {}) },
    signal,
  );
  return {
    task,
    parsed: await writeArtifact(objects, objectKeys.parsed(task), found, inlineMaxBytes),
    bytes: original.bytes,
    sha256: original.sha256,
    contentType: found.contentType,
    warnings: found.warnings,
    ...(found.title === undefined ? {} : { title: found.title }),
    ...(found.pages === undefined ? {} : { pages: found.pages }),
  };
}
