import { inTenantConformance } from './testing/in-tenant-conformance.ts';

inTenantConformance('real');
