import { chatLogsConformance } from '../testing/chat-logs-conformance.ts';

chatLogsConformance('real');
