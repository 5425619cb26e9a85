import { readTransactionConformance } from './testing/read-transaction-conformance.ts';

readTransactionConformance('embedded');
