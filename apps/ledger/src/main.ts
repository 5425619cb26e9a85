import { runWorker } from '@millrace/composition';
import { deadLetters, ledger } from './index.ts';

await runWorker([ledger, deadLetters]);
