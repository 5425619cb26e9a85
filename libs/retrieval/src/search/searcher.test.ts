import { searchConformance } from '../testing/search-conformance.ts';

searchConformance('embedded');
