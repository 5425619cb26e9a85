import { retentionConformance } from '../testing/retention-conformance.ts';

retentionConformance('real');
