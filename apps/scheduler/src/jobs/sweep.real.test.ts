import { sweepConformance } from '../testing/sweep-conformance.ts';

sweepConformance('real');
