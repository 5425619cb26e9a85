import { outboxConformance } from '../testing/outbox-conformance.ts';

outboxConformance('embedded');
