import type { Sql, TransactionSql } from 'postgres';

/**
 * The database: one driver for Postgres and for PGlite, so this is its handle and no abstraction over it.
 * Inside `database.begin((tx) => …)` only `tx` may be used: on PGlite, which has one connection, the outer handle would wait for ever.
 */
export type Database = Sql;

/** A handle that a repository takes: the database, or a transaction on it. */
export type Transaction = Sql | TransactionSql;
