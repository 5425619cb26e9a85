import { setting } from '@millrace/config';
import { z } from 'zod';

const weight = z.number().min(0).max(1);

export const queryApiSettings = z.object({
  lexicalWeight: setting(weight.default(0.8), {
    env: ['MILLRACE_LEXICAL_WEIGHT'],
    describe: 'Share of the words (BM25) in the score of a hit, where the request names none',
  }),
  denseWeight: setting(weight.default(0.2), {
    env: ['MILLRACE_DENSE_WEIGHT'],
    describe: 'Share of the vectors in the score of a hit, where the request names none; 0 asks no embedding model',
  }),
  minEvidence: setting(z.number().min(0).max(1).default(0.35), {
    env: ['MILLRACE_MIN_EVIDENCE'],
    describe:
      'With less evidence for a question (0 to 1) an answer made of sentences is that it is not known, where the request does not say',
  }),
  minEvidenceForModel: setting(z.number().min(0).max(1).default(0.1), {
    env: ['MILLRACE_MIN_EVIDENCE_FOR_MODEL'],
    describe: 'The same before a text model is asked, which itself can tell that the passages hold no answer',
  }),
  maxImageBytes: setting(
    z
      .int()
      .min(1)
      .default(20 * 1024 * 1024),
    {
      env: ['MILLRACE_MAX_IMAGE_BYTES'],
      describe: 'The largest image of a chat log, bytes',
    },
  ),
  imageTimeoutMs: setting(z.int().min(1_000).max(3_000_000).default(120_000), {
    env: ['MILLRACE_IMAGE_TIMEOUT_MS'],
    describe: 'How long one image may take to arrive, milliseconds',
  }),
  replaysPerSecond: setting(z.number().min(0.1).max(10_000).default(50), {
    env: ['MILLRACE_REPLAYS_PER_SECOND'],
    describe: 'So many messages a second are sent again when many are replayed at once',
  }),
});
