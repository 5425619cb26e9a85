import { join } from 'node:path';
import type { BucketName } from '../manifest.ts';
import { bodyPath } from './saved-object.ts';

/** Where everything lies in a backup. */
export const places = {
  table: (folder: string, table: string) => join(folder, 'tables', `${table}.jsonl.gz`),
  index: (folder: string, bucket: BucketName) => join(folder, 'objects', `${bucket}.jsonl.gz`),
  body: (folder: string, bucket: BucketName, key: string) => join(folder, 'objects', bucket, bodyPath(key)),
};
