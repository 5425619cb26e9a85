import { z } from 'zod';
import { setting } from '../setting.ts';

/** Where chat logs lie: apart from the documents, by credentials of their own where they are given. */
export const chatSettings = z.object({
  postgresUser: setting(z.string().optional(), {
    env: ['MILLRACE_CHAT_POSTGRES_USER'],
    describe: 'Login that may take on the role millrace_chat and sees nothing else; default: that of POSTGRES_USER',
  }),
  postgresPassword: setting(z.string().optional(), {
    env: ['MILLRACE_CHAT_POSTGRES_PASSWORD'],
    secret: true,
    describe: 'Password of MILLRACE_CHAT_POSTGRES_USER',
  }),
  bucket: setting(z.string().min(3).max(63).default('chat-service-images'), {
    env: ['MILLRACE_CHAT_BUCKET', 'MINIO_BUCKET_NAME'],
    describe: 'Bucket of the images in chats',
  }),
  accessKeyId: setting(z.string().optional(), {
    env: ['MILLRACE_CHAT_ACCESS_KEY_ID'],
    describe: 'Access key id for that bucket; default: MINIO_ACCESS_KEY_ID',
  }),
  secretAccessKey: setting(z.string().optional(), {
    env: ['MILLRACE_CHAT_SECRET_ACCESS_KEY'],
    secret: true,
    describe: 'Secret access key for that bucket',
  }),
});
export type ChatSettings = z.infer<typeof chatSettings>;
