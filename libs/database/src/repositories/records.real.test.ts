import { recordsConformance } from '../testing/records-conformance.ts';

recordsConformance('real');
