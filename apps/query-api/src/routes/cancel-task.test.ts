import { cancelConformance } from '../testing/cancel-conformance.ts';

cancelConformance('embedded');
