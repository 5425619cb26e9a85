export { chatIntake } from './chat-intake.ts';
export { chatLogger } from './chat-logger.ts';
