import { CreateBucketCommand, HeadBucketCommand, type S3Client } from '@aws-sdk/client-s3';
import { isBucketMissing, isForbidden, isMissing } from './s3-error.ts';

/** Whether the bucket is there, made where it is not. */
export interface S3Bucket {
  readonly name: string;
  /** Runs a call on the bucket once it is there. Throws S3's errors as they come. */
  use<Result>(call: () => Promise<Result>): Promise<Result>;
}

export function s3Bucket(client: S3Client, name: string): S3Bucket {
  let ready: Promise<void> | undefined;

  const ensure = (): Promise<void> => {
    ready ??= makeWhereMissing(client, name).catch((error: unknown) => {
      ready = undefined;
      throw error;
    });
    return ready;
  };

  return {
    name,
    async use(call) {
      try {
        await ensure();
        return await call();
      } catch (error) {
        // Somebody removed it under us: the next call makes it anew.
        if (isBucketMissing(error)) ready = undefined;
        throw error;
      }
    },
  };
}

async function makeWhereMissing(client: S3Client, name: string): Promise<void> {
  try {
    await client.send(new HeadBucketCommand({ Bucket: name }));
  } catch (error) {
    // Keys that may not ask are left to try: the calls themselves tell what is wrong.
    if (isForbidden(error)) return;
    if (!isMissing(error) && !isBucketMissing(error)) throw error;
    await client.send(new CreateBucketCommand({ Bucket: name })).catch(ignoreExisting);
  }
}

function ignoreExisting(error: unknown): void {
  const isThere = error instanceof Error && /^Bucket(AlreadyOwnedByYou|AlreadyExists)$/.test(error.name);
  if (!isThere) throw error;
}
