import { acceptConformance } from '../testing/accept-conformance.ts';

acceptConformance('real');
