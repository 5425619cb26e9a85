import { deadLettersConformance } from './conformance/dead-letters-conformance.ts';

deadLettersConformance('real');
