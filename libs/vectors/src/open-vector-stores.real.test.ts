import { vectorStoresConformance } from './testing/vector-stores-conformance.ts';

vectorStoresConformance('real');
