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
});
