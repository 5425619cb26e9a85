import { setting } from '@millrace/config';
import { z } from 'zod';

const mebibyte = 1024 * 1024;

export const ingestApiSettings = z.object({
  maxUploadBytes: setting(
    z
      .int()
      .min(1)
      .default(512 * mebibyte),
    {
      env: ['MILLRACE_MAX_UPLOAD_BYTES'],
      describe: 'The largest file that may be uploaded, bytes',
    },
  ),
  maxTextBytes: setting(
    z
      .int()
      .min(1)
      .max(256 * mebibyte)
      .default(16 * mebibyte),
    {
      env: ['MILLRACE_MAX_TEXT_BYTES'],
      describe: 'The largest JSON body of a document sent as text, bytes; it is held in memory',
    },
  ),
  uploadTimeoutMs: setting(z.int().min(1_000).max(3_000_000).default(1_800_000), {
    env: ['MILLRACE_UPLOAD_TIMEOUT_MS'],
    describe:
      'How long one upload may take to arrive, milliseconds; at most 50 minutes, since the sweep looks back an hour',
  }),
  maxUploads: setting(z.int().min(1).default(100), {
    env: ['MILLRACE_MAX_UPLOADS'],
    describe:
      'Uploads that one process takes at once; each holds up to 20 MiB in memory. More are told to try again (503)',
  }),
  maxQueued: setting(z.int().min(1).default(50_000), {
    env: ['MILLRACE_MAX_QUEUED'],
    describe: 'Documents that may wait to be parsed before uploads are told to try again (503)',
  }),
  maxQueuedLater: setting(z.int().min(1).default(200_000), {
    env: ['MILLRACE_MAX_QUEUED_LATER'],
    describe: 'Messages that may wait in the queues of all later stages before uploads are told to try again (503)',
  }),
  tenantInteractive: setting(z.int().min(0).default(100), {
    env: ['MILLRACE_TENANT_INTERACTIVE'],
    describe: 'Tasks that a tenant may have under way before its uploads go through the queues for bulk',
  }),
  tenantMax: setting(z.int().min(1).default(20_000), {
    env: ['MILLRACE_TENANT_MAX'],
    describe: 'Tasks that a tenant may have under way before its uploads are told to try again (429)',
  }),
});
