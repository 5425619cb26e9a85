import { DeleteBucketCommand, ListBucketsCommand } from '@aws-sdk/client-s3';
import { silentLogger } from '@millrace/ports';
import { freshName, realServers } from '@millrace/ports/testing';
import { expect, test } from 'vitest';
import { createS3Client } from './s3-client.ts';
import { openS3ObjectStore } from './s3-object-store.ts';

const shared = { endpoint: realServers().objects.endpoint, region: 'us-east-1', forcePathStyle: true };
const own = { ...realServers().objects, ...shared };
const chat = {
  ...shared,
  accessKeyId: process.env.MILLRACE_CHAT_ACCESS_KEY_ID ?? '',
  secretAccessKey: process.env.MILLRACE_CHAT_SECRET_ACCESS_KEY ?? '',
};

/** A bucket of its own with one object, gone when the test ends. */
async function aBucket(account: typeof own) {
  const bucket = freshName('account', '-');
  const store = await openS3ObjectStore({ ...account, bucket, log: silentLogger });
  await store.put('secret', 'body');
  return {
    bucket,
    store,
    async [Symbol.asyncDispose]() {
      await store.delete(['secret']);
      await store.close();
      const client = createS3Client(account, silentLogger);
      await client.send(new DeleteBucketCommand({ Bucket: bucket }));
      client.destroy();
    },
  };
}

test('the account of the chat images and that of the documents do not see into each other’s buckets', async () => {
  await using documents = await aBucket(own);
  await using images = await aBucket(chat);
  const denied = { cause: { $metadata: { httpStatusCode: 403 } } };
  for (const [account, { bucket }] of [[chat, documents] as const, [own, images] as const]) {
    const foreign = await openS3ObjectStore({ ...account, bucket, log: silentLogger });
    await expect(foreign.get('secret')).rejects.toMatchObject(denied);
    await expect(foreign.put('other', 'body')).rejects.toMatchObject(denied);
    await expect(foreign.delete(['secret'])).rejects.toMatchObject(denied);
    expect((await fetch(await foreign.presign('secret', 60))).status).toBe(403);
    await foreign.close();
  }
  expect((await fetch(await images.store.presign('secret', 60))).status).toBe(200);

  const client = createS3Client(chat, silentLogger);
  const { Buckets = [] } = await client.send(new ListBucketsCommand({}));
  expect(Buckets.map(({ Name }) => Name)).not.toContain(documents.bucket);
  client.destroy();
});
