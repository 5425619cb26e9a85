import { z } from 'zod';
import { setting } from '../setting.ts';

/** An endpoint as MinIO's own tools take it, `host:9000`, becomes a URL. */
const endpoint = z
  .string()
  .transform((text) => (/^[a-z]+:\/\//.test(text) ? text : `http://${text}`).replace(/\/+$/, ''));

const endpointUrl = endpoint.pipe(z.url({ protocol: /^https?$/ }));

export const objectsSettings = z.object({
  endpoint: setting(endpointUrl.default('http://localhost:9000'), {
    env: ['MINIO_ENDPOINT', 'S3_ENDPOINT'],
    describe: 'URL of MinIO or another S3; without a scheme http is meant',
  }),
  publicEndpoint: setting(endpointUrl.optional(), {
    env: ['MINIO_PUBLIC_ENDPOINT', 'S3_PUBLIC_ENDPOINT'],
    describe: 'Its URL as browsers know it, in links to images; default: MINIO_ENDPOINT',
  }),
  accessKeyId: setting(z.string().default('minioadmin'), {
    env: ['MINIO_ACCESS_KEY_ID', 'MINIO_ACCESS_KEY', 'AWS_ACCESS_KEY_ID'],
    describe: 'Access key id of the object store',
  }),
  secretAccessKey: setting(z.string().default('minioadmin'), {
    env: ['MINIO_SECRET_ACCESS_KEY', 'MINIO_SECRET_KEY', 'AWS_SECRET_ACCESS_KEY'],
    secret: true,
    describe: 'Secret access key of the object store',
  }),
  region: setting(z.string().default('us-east-1'), {
    env: ['MINIO_REGION', 'AWS_REGION'],
    describe: 'Region that requests are signed for',
  }),
  forcePathStyle: setting(z.boolean().default(true), {
    env: ['MINIO_FORCE_PATH_STYLE', 'S3_FORCE_PATH_STYLE'],
    describe: 'The bucket is part of the path, as MinIO wants it; false: part of the host name',
  }),
  bucket: setting(z.string().min(3).max(63).default('documents'), {
    env: ['MILLRACE_BUCKET'],
    describe: 'Bucket of originals and artifacts',
  }),
});
export type ObjectsSettings = z.infer<typeof objectsSettings>;
