import { upkeepConformance } from '../testing/upkeep-conformance.ts';

upkeepConformance('embedded');
