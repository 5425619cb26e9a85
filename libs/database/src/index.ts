export { databaseError } from './database-error.ts';
export { inTransaction } from './in-transaction.ts';
export { createDatabase } from './migrations/create-database.ts';
export { ensureVectorIndex } from './migrations/ensure-vector-index.ts';
export { type MigrateOptions, migrate } from './migrations/migrate.ts';
export { type MigrationStatus, migrationStatus } from './migrations/migration-status.ts';
export { type Migration, readMigrations } from './migrations/read-migrations.ts';
export { type DatabaseSettings, openDatabase, pingDatabase } from './open-database.ts';
