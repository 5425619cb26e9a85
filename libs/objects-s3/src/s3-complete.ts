import {
  CompleteMultipartUploadCommand,
  type CompleteMultipartUploadCommandInput,
  HeadObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { isMissing, isTaken } from './s3-error.ts';

/**
 * Makes the object of its parts: the last step of a multipart upload. Gateways that know no condition on this step (Ceph 18) would
 * replace what stands, so with `ifAbsent` the key is looked at right before. There, of two uploads that end within the same few
 * milliseconds, the later one stands.
 */
export async function completeUpload(
  client: S3Client,
  upload: CompleteMultipartUploadCommandInput,
  ifAbsent: boolean,
): Promise<{ readonly ETag?: string | undefined } | 'exists'> {
  if (!ifAbsent) return await client.send(new CompleteMultipartUploadCommand(upload));
  if (await isThere(client, upload)) return 'exists';
  try {
    return await client.send(new CompleteMultipartUploadCommand({ ...upload, IfNoneMatch: '*' }));
  } catch (error) {
    if (isTaken(error)) return 'exists';
    throw error;
  }
}

async function isThere(client: S3Client, { Bucket, Key }: CompleteMultipartUploadCommandInput): Promise<boolean> {
  try {
    await client.send(new HeadObjectCommand({ Bucket, Key }));
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}
