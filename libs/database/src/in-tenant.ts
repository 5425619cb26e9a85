import type { Database } from '@millrace/ports';
import type { TransactionSql } from 'postgres';
import { inTransaction, type ReadMode } from './in-transaction.ts';

/** The roles of migration 0007: they own nothing, and row-level security binds them. */
export const roles = { app: 'millrace_app', chat: 'millrace_chat' } as const;

export interface TenantWorkOptions {
  /** Default `app`, which sees the tenant's rows and none of `chat_service`; `chat` sees `chat_service` alone. */
  readonly role?: keyof typeof roles;
  /** Of work that only reads. */
  readonly mode?: ReadMode;
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
    // The work's statements follow on its heels; were it refused, Postgres would refuse them too. The transaction ends only after the work,
    // so that none of them is left to come once the role is gone.
    const taken = tx`
      select set_config('role', ${roles[role]}, true), set_config('millrace.tenant', ${tenant}, true)
    `.execute();
    const [before, done] = await Promise.allSettled([taken, work(tx)]);
    if (before.status === 'rejected') throw before.reason;
    if (done.status === 'rejected') throw done.reason;
    return done.value;
  };
  return inTransaction(database, asRole, mode);
}
