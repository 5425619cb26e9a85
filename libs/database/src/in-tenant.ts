import type { Database } from '@millrace/ports';
import type { TransactionSql } from 'postgres';
import { inTransaction } from './in-transaction.ts';

/** The roles of migration 0007: they own nothing, and row-level security binds them. */
export const roles = { app: 'millrace_app', chat: 'millrace_chat' } as const;

export interface TenantWorkOptions {
  /** Default `app`, which sees the tenant's rows and none of `chat_service`; `chat` sees `chat_service` alone. */
  readonly role?: keyof typeof roles;
  /** For `begin`: isolation and access mode, as `isolation level repeatable read read only`. */
  readonly mode?: string;
}

/**
 * Runs `work` in a transaction that can see and write the rows of one tenant only, whatever its queries say, and again as
 * {@link inTransaction} does: it must have no effect but on the transaction. Inside, only `tx` may be used.
 */
export function inTenant<T>(
  database: Database,
  tenant: string,
  work: (tx: TransactionSql) => Promise<T>,
  { role = 'app', mode }: TenantWorkOptions = {},
): Promise<T> {
  const asRole = async (tx: TransactionSql) => {
    // The work's statements follow on its heels: were it refused, the transaction would take none of them. It ends only after the work, so
    // that none is left to come when the role is gone.
    const taken = tx`
      select set_config('role', ${roles[role]}, true), set_config('millrace.tenant', ${tenant}, true)
    `.execute();
    const [refused, done] = await Promise.allSettled([taken, work(tx)]);
    if (refused.status === 'rejected') throw refused.reason;
    if (done.status === 'rejected') throw done.reason;
    return done.value;
  };
  return inTransaction(database, asRole, mode);
}
