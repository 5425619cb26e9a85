import { deadLettersConformance } from '../testing/dead-letters-conformance.ts';

deadLettersConformance('real');
