import { deadLettersConformance } from '../testing/dead-letters-conformance.ts';

deadLettersConformance('embedded');
