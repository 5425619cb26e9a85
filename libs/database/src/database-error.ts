import { dependencyUnavailable, MillraceError } from '@millrace/contracts';
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

/** Serialization failure and deadlock: the same transaction may succeed when it is run again. */
const transient = new Set(['40001', '40P01']);

/**
 * An error of the driver as one of ours: `DUPLICATE_RECORD`, `VALIDATION_ERROR` (Postgres cannot store the value),
 * `DEPENDENCY_UNAVAILABLE` or `TRANSACTION_ERROR`; errors of other origin as they are. Messages hold no values of the
 * query.
 */
export function databaseError(error: unknown): unknown {
  if (error instanceof MillraceError) return error;
  if (error instanceof postgres.PostgresError) return serverError(error);
  return isLostConnection(error) ? dependencyUnavailable(dependency, error) : error;
}

/** True where the same transaction may succeed when it is run again. */
export function isTransient(error: unknown): boolean {
  return (
    error instanceof MillraceError && error.cause instanceof postgres.PostgresError && transient.has(error.cause.code)
  );
}

/** True where `error`, of the driver, says that the connection is gone, and with it whatever was under way. */
export function isConnectionLost(error: unknown): boolean {
  if (error instanceof postgres.PostgresError) return error.severity === 'FATAL' || error.severity === 'PANIC';
  return isLostConnection(error);
}

function serverError(error: postgres.PostgresError): MillraceError {
  const { code, constraint_name: constraint, message } = error;
  if (code === '23505')
    return new MillraceError('DUPLICATE_RECORD', `the record exists already (${constraint})`, { cause: error });
  if (unavailable.some((prefix) => code.startsWith(prefix))) return dependencyUnavailable(dependency, error);
  if (code.startsWith('22')) {
    return new MillraceError('VALIDATION_ERROR', `Postgres cannot store a value (SQLSTATE ${code})`, { cause: error });
  }
  return new MillraceError('TRANSACTION_ERROR', `${message} (SQLSTATE ${code})`, { cause: error });
}

function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && lostConnection.has(error.code)) return true;
  return error instanceof AggregateError && error.errors.some(isLostConnection);
}
