export type { S3Account } from './s3-client.ts';
export { openS3ObjectStore, type S3ObjectStoreOptions } from './s3-object-store.ts';
