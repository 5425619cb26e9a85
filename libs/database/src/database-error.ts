import { dependencyUnavailable, type ErrorCode, MillraceError } from '@millrace/contracts';
import postgres from 'postgres';

/** Name of the dependency in `DEPENDENCY_UNAVAILABLE`. */
const dependency = 'postgres';

/**
 * SQLSTATE classes and codes (PostgreSQL documentation, appendix A) with which a server says that it cannot be used
 * now.
 */
const unavailable = [
  '08', // connection exceptions
  '28', // it refuses who we are
  '3D000', // the database is not there yet
  '42P01', // nor the tables: migrations have not run yet
  '3F000',
  '53', // no room, no memory, no connection
  '57P01', // shut down by its administrator
  '57P02',
  '57P03', // starting up
  '57P05',
  '25006', // read-only: a standby that was a primary
];

/** What the driver calls a connection that could not be made, or was lost. */
const lostConnection = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'ETIMEDOUT',
]);

/** What ends a connection that was there: of the driver, and of the server (ended by its administrator, or by a crash). */
const brokenConnection = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
]);

/** Serialization failure, deadlock, and a lock that was not to be waited for: the same transaction may succeed when it is run again. */
const transient = new Set(['40001', '40P01', '55P03']);

/**
 * An error of the driver as one of ours: `DUPLICATE_RECORD`, `RECORD_NOT_FOUND` (a row that the new one refers to),
 * `VALIDATION_ERROR` (Postgres cannot store the value), `AUTHORIZATION_ERROR` (the role may not, or the row is another tenant's),
 * `DEPENDENCY_UNAVAILABLE` or `TRANSACTION_ERROR`; errors of other origin as they are. Messages hold no values of the query.
 */
export function databaseError(error: unknown): unknown {
  if (error instanceof MillraceError) return error;
  if (error instanceof postgres.PostgresError) return serverError(error);
  return isLostConnection(error) ? dependencyUnavailable(dependency, error) : error;
}

/** True where the same transaction may succeed when it is run again. */
export function isTransient(error: unknown): boolean {
  return transient.has(codeOfCause(error));
}

/** True where the connection broke on which `error` came: what had not been committed by then is undone. */
export function isConnectionBroken(error: unknown): boolean {
  return brokenConnection.has(codeOfCause(error));
}

function codeOfCause(error: unknown): string {
  const cause = error instanceof MillraceError ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
}

/** True where `error`, of the driver, says that the connection is gone, and with it whatever was under way. */
export function isConnectionLost(error: unknown): boolean {
  if (error instanceof postgres.PostgresError) return error.severity === 'FATAL' || error.severity === 'PANIC';
  return isLostConnection(error);
}

/** What is wrong with a statement itself, by the beginning of its SQLSTATE. */
const refusals: readonly (readonly [sqlState: string, code: ErrorCode, message: string])[] = [
  ['23505', 'DUPLICATE_RECORD', 'the record exists already'],
  ['23503', 'RECORD_NOT_FOUND', 'a record that this one refers to does not exist'],
  ['23', 'VALIDATION_ERROR', 'the record breaks a rule of its table'],
  ['22', 'VALIDATION_ERROR', 'Postgres cannot store a value'],
  ['42501', 'AUTHORIZATION_ERROR', 'the database does not allow this'],
];

function serverError(error: postgres.PostgresError): MillraceError {
  const { code: sqlState, constraint_name: constraint, message } = error;
  if (unavailable.some((prefix) => sqlState.startsWith(prefix))) return dependencyUnavailable(dependency, error);
  const [, code, why] = refusals.find(([prefix]) => sqlState.startsWith(prefix)) ?? ['', 'TRANSACTION_ERROR', message];
  const where = constraint === undefined ? `SQLSTATE ${sqlState}` : constraint;
  return new MillraceError(code, `${why} (${where})`, { cause: error });
}

function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && lostConnection.has(error.code)) return true;
  return error instanceof AggregateError && error.errors.some(isLostConnection);
}
