import { endingsConformance } from '../testing/endings-conformance.ts';

endingsConformance('embedded');
