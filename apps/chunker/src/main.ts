import { runWorker } from '@millrace/composition';
import { chunker } from './chunker.ts';

await runWorker([chunker]);
