import { runWorker } from '@millrace/composition';
import { chatIntake } from './chat-intake.ts';
import { chatLogger } from './chat-logger.ts';

await runWorker([chatLogger, chatIntake]);
