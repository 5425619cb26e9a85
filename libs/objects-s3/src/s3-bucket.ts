import { CreateBucketCommand, HeadBucketCommand, type S3Client } from '@aws-sdk/client-s3';
import { isBucketMissing, isMissing } from './s3-error.ts';

/** The bucket, made where it is missing. Throws S3's errors as they come. */
export interface S3Bucket {
  /** Runs a call on the bucket once it is known to be there. */
  use<Result>(call: () => Promise<Result>): Promise<Result>;
  /** Asks for it, whatever is known. */
  check(): Promise<void>;
}

export function s3Bucket(client: S3Client, name: string): S3Bucket {
  let known: Promise<void> | undefined;

  const check = (): Promise<void> => {
    const asking = makeWhereMissing(client, name);
    known = asking;
    asking.catch(() => {
      if (known === asking) known = undefined;
    });
    return asking;
  };

  return {
    check,
    async use(call) {
      await (known ?? check());
      try {
        return await call();
      } catch (error) {
        // Somebody removed it under us: the next call makes it anew.
        if (isBucketMissing(error)) known = undefined;
        throw error;
      }
    },
  };
}

async function makeWhereMissing(client: S3Client, name: string): Promise<void> {
  try {
    await client.send(new HeadBucketCommand({ Bucket: name }));
  } catch (error) {
    if (!isMissing(error) && !isBucketMissing(error)) throw error;
    await client.send(new CreateBucketCommand({ Bucket: name })).catch(ignoreExisting);
  }
}

/** Another process may have made it meanwhile. */
function ignoreExisting(error: unknown): void {
  const isThere = error instanceof Error && /^Bucket(AlreadyOwnedByYou|AlreadyExists)$/.test(error.name);
  if (!isThere) throw error;
}
