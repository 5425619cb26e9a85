import { endingsConformance } from '../conformance/endings-conformance.ts';

endingsConformance('real');
