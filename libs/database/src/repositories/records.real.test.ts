import { recordsConformance } from '../conformance/records-conformance.ts';

recordsConformance('real');
