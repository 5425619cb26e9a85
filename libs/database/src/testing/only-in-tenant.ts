import type { Database } from '@millrace/ports';
import type { TransactionSql } from 'postgres';

type Work = (tx: TransactionSql) => unknown;

/**
 * A handle for an app under test that may ask for callers only what they may ask: a query outside of a transaction throws, and so does
 * a transaction that did not take the application's role on (`inTenant`).
 */
export function onlyInTenant(database: Database): Database {
  const begin = (...args: [Work] | [string, Work]) => {
    const [options, work] = args.length === 2 ? args : ['', args[0]];
    return database.begin(options, async (tx) => {
      const result = await work(tx);
      const [{ role } = { role: '' }] = await tx<{ role: string }[]>`select current_user as role`;
      if (role !== 'millrace_app') throw new Error(`a transaction worked as ${role}, not under the application's role`);
      return result;
    });
  };
  return new Proxy(database, {
    apply(_, self, args: Parameters<Database>) {
      // Whether the database answers is nobody's secret.
      if (String(args[0]) === 'select 1') return Reflect.apply(database, self, args);
      throw new Error('a query was made outside of a transaction of a tenant');
    },
    get: (_, key) => (key === 'begin' ? begin : Reflect.get(database, key)),
  });
}
