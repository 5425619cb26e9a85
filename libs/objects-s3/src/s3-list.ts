import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import type { ObjectEntry } from '@millrace/ports';

export interface Page {
  readonly entries: readonly ObjectEntry[];
  /** Undefined on the last page. */
  readonly next: string | undefined;
}

/** One page of the objects under a prefix, in the order of their keys' UTF-8, which is S3's own. */
export async function listPage(client: S3Client, Bucket: string, Prefix: string, token?: string): Promise<Page> {
  const command = new ListObjectsV2Command({
    Bucket,
    Prefix,
    ...(token !== undefined && { ContinuationToken: token }),
  });
  const { Contents = [], NextContinuationToken, IsTruncated = false } = await client.send(command);
  const entries = Contents.flatMap(({ Key, Size = 0, LastModified }) =>
    Key === undefined || !LastModified ? [] : [{ key: Key, bytes: Size, lastModified: LastModified }],
  );
  return { entries, next: IsTruncated ? NextContinuationToken : undefined };
}
