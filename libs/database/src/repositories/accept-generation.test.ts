import { acceptConformance } from '../conformance/accept-conformance.ts';

acceptConformance('embedded');
