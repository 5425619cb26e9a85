import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  type PutObjectCommandInput,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import type { Logger } from '@millrace/ports';

export type ObjectDescription = Pick<PutObjectCommandInput, 'Bucket' | 'Key' | 'ContentType' | 'Metadata'>;

export interface StreamedObject {
  /** As S3 gives it, in quotes. */
  readonly ETag: string | undefined;
  readonly bytes: number;
}

export interface MultipartOptions {
  /** Parts on their way at once. */
  readonly concurrency: number;
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
  { concurrency, giveUp, log }: MultipartOptions,
): Promise<StreamedObject> {
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
    const { ETag } = await client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }));
    return { ETag, bytes };
  } catch (error) {
    giveUp.abort(error);
    await Promise.all(onTheWay);
    await client.send(new AbortMultipartUploadCommand(upload)).catch((cause: unknown) => {
      log.warn({ err: cause, key: Key, uploadId: UploadId }, 'an upload that failed could not be discarded');
    });
    throw error;
  }
}
