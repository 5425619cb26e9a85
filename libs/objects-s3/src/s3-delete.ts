import { DeleteObjectCommand, DeleteObjectsCommand, type S3Client } from '@aws-sdk/client-s3';

/** The most keys that S3 deletes in one request. */
const mostKeys = 1000;

/** Deletes objects; S3 takes missing ones for deleted. */
export async function deleteObjects(client: S3Client, Bucket: string, keys: readonly string[]): Promise<void> {
  const [only] = keys;
  if (keys.length === 1 && only !== undefined) {
    await client.send(new DeleteObjectCommand({ Bucket, Key: only }));
    return;
  }
  for (let start = 0; start < keys.length; start += mostKeys) {
    const Objects = keys.slice(start, start + mostKeys).map((Key) => ({ Key }));
    const { Errors = [] } = await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
    const [first] = Errors;
    if (first) throw new Error(`${Errors.length} objects were not deleted; the first, ${first.Key}: ${first.Message}`);
  }
}
