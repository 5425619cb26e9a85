import { recordsConformance } from '../conformance/records-conformance.ts';

recordsConformance('embedded');
