import { indexerConformance } from './conformance/indexer-conformance.ts';

indexerConformance('embedded');
