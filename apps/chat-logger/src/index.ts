export { chatLogger } from './chat-logger.ts';
