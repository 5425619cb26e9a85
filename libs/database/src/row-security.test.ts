import { rowSecurityConformance } from './testing/row-security-conformance.ts';

rowSecurityConformance('embedded');
