import {
  AbortMultipartUploadCommand,
  CreateMultipartUploadCommand,
  type PutObjectCommandInput,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import type { Logger } from '@millrace/ports';
import { completeUpload } from './s3-complete.ts';

export type ObjectDescription = Pick<PutObjectCommandInput, 'Bucket' | 'Key' | 'ContentType' | 'Metadata'>;

export interface StreamedObject {
  /** As S3 gives it, in quotes. */
  readonly ETag: string | undefined;
  readonly bytes: number;
}

export interface MultipartOptions {
  /** Parts on their way at once. */
  readonly concurrency: number;
  readonly ifAbsent?: boolean | undefined;
  /** Aborts when the caller gives up; aborted by the upload when a part fails, so that `parts` ends too. */
  readonly giveUp: AbortController;
  readonly log: Logger;
}

/**
 * Uploads `parts` as one object, which appears when the last step succeeds. After a failure all that was sent is discarded, once
 * nothing is on its way any more. (`Upload` of `@aws-sdk/lib-storage` answers an abort at once, while parts are still on their way.)
 */
export async function uploadMultipart(
  client: S3Client,
  description: ObjectDescription,
  parts: AsyncIterable<Buffer>,
  { concurrency, ifAbsent = false, giveUp, log }: MultipartOptions,
): Promise<StreamedObject | 'exists'> {
  const { Bucket, Key } = description;
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(description));
  const upload = { Bucket, Key, UploadId };
  const onTheWay = new Set<Promise<void>>();
  const etags: (string | undefined)[] = [];

  const send = async (part: Buffer, index: number): Promise<void> => {
    const command = new UploadPartCommand({ ...upload, PartNumber: index + 1, Body: part });
    const { ETag } = await client.send(command, { abortSignal: giveUp.signal });
    etags[index] = ETag;
  };

  const discard = async (): Promise<void> => {
    await client.send(new AbortMultipartUploadCommand(upload)).catch((cause: unknown) => {
      log.warn({ err: cause, key: Key, uploadId: UploadId }, 'an upload that came to nothing could not be discarded');
    });
  };

  try {
    let [count, bytes] = [0, 0];
    for await (const part of parts) {
      bytes += part.length;
      const sending = send(part, count++)
        .catch((error: unknown) => giveUp.abort(error))
        .finally(() => onTheWay.delete(sending));
      onTheWay.add(sending);
      if (onTheWay.size >= concurrency) await Promise.race(onTheWay);
    }
    await Promise.all(onTheWay);
    giveUp.signal.throwIfAborted();
    const Parts = etags.map((ETag, index) => ({ ETag, PartNumber: index + 1 }));
    // From here on it is too late to give up: the object may appear at any moment.
    const completed = await completeUpload(client, { ...upload, MultipartUpload: { Parts } }, ifAbsent);
    if (completed !== 'exists') return { ETag: completed.ETag, bytes };
  } catch (error) {
    giveUp.abort(error);
    await Promise.all(onTheWay);
    await discard();
    throw error;
  }
  await discard();
  return 'exists';
}
