import { chatLoggerConformance } from './conformance/chat-logger-conformance.ts';

chatLoggerConformance('real');
