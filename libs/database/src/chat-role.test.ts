import { chatRoleConformance } from './testing/chat-role-conformance.ts';

chatRoleConformance('embedded');
