import { runWorker } from '@millrace/composition';
import { intake } from './intake.ts';
import { parser } from './parser.ts';

await runWorker([parser, intake]);
