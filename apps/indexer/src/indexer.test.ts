import { indexerConformance } from './testing/indexer-conformance.ts';

indexerConformance('embedded');
