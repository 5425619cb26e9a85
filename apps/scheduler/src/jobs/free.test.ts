import { freeConformance } from '../testing/free-conformance.ts';

freeConformance('embedded');
