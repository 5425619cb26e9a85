import { runWorker } from '@millrace/composition';
import { embedder } from './embedder.ts';

await runWorker([embedder]);
