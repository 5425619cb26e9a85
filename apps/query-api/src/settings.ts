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
      'With less evidence for a question (0 to 1) the answer is that it is not known, where the request does not say',
  }),
  replaysPerSecond: setting(z.number().min(0.1).max(10_000).default(50), {
    env: ['MILLRACE_REPLAYS_PER_SECOND'],
    describe: 'So many messages a second are sent again when many are replayed at once',
  }),
});
