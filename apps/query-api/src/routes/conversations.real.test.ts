import { conversationsConformance } from '../testing/conversations-conformance.ts';

conversationsConformance('real');
