import { runWorker } from '@millrace/composition';
import { parser } from './parser.ts';

await runWorker([parser]);
