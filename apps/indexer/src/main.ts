import { runWorker } from '@millrace/composition';
import { indexer } from './indexer.ts';

await runWorker([indexer]);
