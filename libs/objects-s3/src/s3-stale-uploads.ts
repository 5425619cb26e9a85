import { AbortMultipartUploadCommand, ListMultipartUploadsCommand, type S3Client } from '@aws-sdk/client-s3';
import { isMissing } from './s3-error.ts';

/** Discards the multipart uploads that began before `before` and never ended, with their parts. Resolves to how many. */
export async function abortStaleUploads(client: S3Client, Bucket: string, before: Date): Promise<number> {
  let [aborted, more] = [0, true];
  let from: { readonly KeyMarker?: string | undefined; readonly UploadIdMarker?: string | undefined } = {};
  while (more) {
    const page = await client.send(new ListMultipartUploadsCommand({ Bucket, ...from }));
    for (const { Key, UploadId, Initiated } of page.Uploads ?? []) {
      if (!Initiated || Initiated >= before) continue;
      const upload = { Bucket, Key, UploadId };
      // One that ended meanwhile is no longer there.
      aborted += await client.send(new AbortMultipartUploadCommand(upload)).then(() => 1, ifEnded);
    }
    from = { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker };
    more = page.IsTruncated ?? false;
  }
  return aborted;
}

function ifEnded(error: unknown): number {
  if (isMissing(error)) return 0;
  throw error;
}
