import { retrievalLogsConformance } from '../testing/retrieval-logs-conformance.ts';

retrievalLogsConformance('embedded');
