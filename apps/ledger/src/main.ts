import { runWorker } from '@millrace/composition';
import { deadLetters, deferred, ledger } from './index.ts';

await runWorker([ledger, deadLetters, deferred]);
