import { deletionConformance } from '../testing/deletion-conformance.ts';

deletionConformance('embedded');
