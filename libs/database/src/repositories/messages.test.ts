import { messagesConformance } from '../testing/messages-conformance.ts';

messagesConformance('embedded');
