import { ledgerConformance } from './testing/ledger-conformance.ts';

ledgerConformance('real');
