import { searchConformance } from '../conformance/search-conformance.ts';

searchConformance('real');
