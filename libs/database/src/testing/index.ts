export { type DatabaseKind, type FreshDatabase, freshDatabase } from './fresh-database.ts';
