import type { Database } from '@millrace/ports';

/** Where the collections of one tenant are. */
export interface TenantDatabase {
  readonly database: Database;
  readonly tenant: string;
}
