import { deadLettersConformance } from './conformance/dead-letters-conformance.ts';

deadLettersConformance('embedded');
