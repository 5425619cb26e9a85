import { ledgerConformance } from './conformance/ledger-conformance.ts';

ledgerConformance('embedded');
