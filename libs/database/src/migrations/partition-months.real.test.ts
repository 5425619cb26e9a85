import { partitionsConformance } from '../conformance/partitions-conformance.ts';

partitionsConformance('real');
