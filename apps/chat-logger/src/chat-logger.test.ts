import { chatLoggerConformance } from './testing/chat-logger-conformance.ts';

chatLoggerConformance('embedded');
