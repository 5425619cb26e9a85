import { deferredConformance } from './testing/deferred-conformance.ts';

deferredConformance('real');
