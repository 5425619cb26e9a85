import { partitionsConformance } from '../testing/partitions-conformance.ts';

partitionsConformance('embedded');
