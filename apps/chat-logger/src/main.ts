import { runWorker } from '@millrace/composition';
import { chatLogger } from './chat-logger.ts';

await runWorker([chatLogger]);
